import type { Answer } from "../evaluation/answer.ts";
import type { Scope } from "../shared/scope.ts";

export type RecordedAnswer = Extract<Answer, { kind: "figure" | "milestone" | "description" }>;

/** What was done to a figure outside rounds; appended, never edited. `of` names the change that it is about. */
export type EntryDeed =
  /** `knownOn`: civil date since which the figure has been known; a late one is filled in with the day it was known, not its period's. */
  | { readonly kind: "recorded"; readonly answer: RecordedAnswer; readonly knownOn: string }
  | { readonly kind: "takenBack"; readonly of: number }
  | { readonly kind: "confirmed"; readonly of: number; readonly on: string };

export interface EntryChange {
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly deed: EntryDeed;
}

/** A figure of a series in a period, recorded outside any round. Id = `<programme>:<series>:<period>`. Readings are its projection. */
export interface FigureEntry extends Scope {
  readonly id: string;
  readonly series: string;
  readonly period: string;
  readonly asOf: string;
  /** Group that the series stands in. */
  readonly group: string;
  readonly changes: readonly EntryChange[];
  /** So many changes have been made into readings; the sweep makes the rest. */
  readonly projected: number;
  /** All of them: what the sweep asks by. */
  readonly settled: boolean;
}

export const entryId = (programme: string, series: string, period: string): string => `${programme}:${series}:${period}`;

/** An entry as its buttons name it: without the programme, so that they stay short. */
export const entryParams = (programme: string, entry: string, number: number): Readonly<Record<string, string>> => ({ e: entry.slice(programme.length + 1), n: String(number) });

/** The entry with one more change; it is not settled until it has been projected. */
export const withChange = (e: FigureEntry, change: Omit<EntryChange, "number">): FigureEntry => ({
  ...e, settled: false, changes: [...e.changes, { ...change, number: e.changes.length + 1 }],
});

/** The recording that stands: the last one that was not taken back, with the day it was confirmed on. */
export function standingChange(e: FigureEntry): (EntryChange & { readonly deed: Extract<EntryDeed, { kind: "recorded" }>; readonly confirmedOn?: string }) | undefined {
  const taken = new Set(e.changes.flatMap((c) => (c.deed.kind === "takenBack" ? [c.deed.of] : [])));
  const last = e.changes.findLast((c) => c.deed.kind === "recorded" && !taken.has(c.number));
  if (last?.deed.kind !== "recorded") return undefined;
  const confirmed = e.changes.findLast((c) => c.deed.kind === "confirmed" && c.deed.of === last.number)?.deed;
  return { ...last, deed: last.deed, ...(confirmed?.kind === "confirmed" ? { confirmedOn: confirmed.on } : {}) };
}
