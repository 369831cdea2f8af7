import type { Scope } from "../shared/scope.ts";
import type { Quarter } from "../shared/quarter.ts";

/** Tilanne, liikennevalo: words in data, colour and shape in renderers. */
export const statuses = ["notStarted", "onTrack", "atRisk", "offTrack", "done", "unknown"] as const;
export type Status = (typeof statuses)[number];

/** What somebody says about one item. Every item ends a round as one of these, or moved on; never as silence. */
export type Answer =
  /** A figure; `parts` when it is broken down (part name -> value), then `value` is their sum unless stated. */
  | { readonly kind: "figure"; readonly value: number; readonly parts?: Readonly<Record<string, number>> }
  /** A yes/no state. */
  | { readonly kind: "milestone"; readonly reached: boolean }
  /** A plain description where there is nothing to count. */
  | { readonly kind: "description"; readonly text: string }
  | { readonly kind: "noNewFigure" }
  | { readonly kind: "cannotBeHad"; readonly reason: string }
  /** The owner's own judgement of a measure or project. `unchanged`: "Tilanne ennallaan". */
  | { readonly kind: "judgement"; readonly status: Status; readonly unchanged?: boolean; readonly notes?: Notes };

/** "Lisää tietoja". Published only after the writer's preview. */
export interface Notes {
  readonly done?: string;
  readonly obstacle?: string;
  readonly need?: string;
  readonly evidence?: string;
}

/**
 * What is owed: one row per round and item. Id = `<round>/<item>`; item is a measure's or project's id for a judgement,
 * a series id for a figure. A projection of submissions: it can be made again at any time.
 */
export interface OwedItem extends Scope {
  readonly id: string;
  readonly round: string;
  readonly group: string;
  readonly item: string;
  readonly kind: "judgement" | "figure" | "milestone" | "description";
  /** The screen it stands on: id of the measure or project. */
  readonly subject: string;
  /** Indicator that words the question; its series may serve others too. */
  readonly indicator?: string;
  /** Who answers; absent when the group has nobody at all. */
  readonly answerer?: string;
  /** The document names no owner of its own: it went to the chair ("Vastuuhenkilö puuttuu"). */
  readonly ownerMissing: boolean;
  /** Place in the programme, so that lists come in the document's order. */
  readonly order: number;
  readonly state: "open" | "answered";
  readonly answer?: Answer["kind"];
}

/** One change, appended, never edited. `item` as in OwedItem. */
export interface Revision {
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly item: string;
  readonly answer: Answer;
}

/** A person's answers in a round: the aggregate that readings, judgements and owed rows are made from. Id = `<round>/<person>`. */
export interface Submission extends Scope {
  readonly id: string;
  readonly round: string;
  readonly person: string;
  readonly revisions: readonly Revision[];
  /** So many revisions have been made into readings, judgements and owed rows; the sweep makes the rest. */
  readonly projected: number;
  /** When the person pressed "Valmis"; absent while it goes on. */
  readonly submittedAt?: number;
}

/** A figure of a series in a period. Id = `<submission>/<revision>`, so that making it again changes nothing. */
export interface Reading extends Scope {
  readonly id: string;
  readonly series: string;
  /** `2021-Q1` or a year, `2020`. */
  readonly period: string;
  /** Civil date the figure stands for: the last day of its period. */
  readonly asOf: string;
  readonly answer: Extract<Answer, { kind: "figure" | "milestone" | "description" }>;
  readonly by: string;
  readonly at: number;
  readonly round?: string;
}

/** The owner's judgement of a measure or project in a round. Id = `<submission>/<revision>`. */
export interface Judgement extends Scope {
  readonly id: string;
  readonly subject: string;
  readonly round: string;
  readonly quarter: Quarter;
  readonly status: Status;
  readonly unchanged: boolean;
  readonly notes?: Notes;
  readonly by: string;
  readonly at: number;
}
