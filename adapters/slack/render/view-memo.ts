import type { PlaceRef } from "../../../src/vocabulary/incoming.ts";
import { limits } from "./limits.ts";

/** What a view carries with it: which session's screen it shows and where it was opened. Everything else is in the store. */
export interface ViewMemo {
  readonly session: string;
  readonly rev: number;
  readonly unfolded: boolean;
  readonly place: Pick<PlaceRef, "conversation" | "kind">;
}

export function writeMemo(memo: ViewMemo): string {
  const text = JSON.stringify({ s: memo.session, r: memo.rev, m: memo.unfolded ? 1 : 0, c: memo.place.conversation, k: memo.place.kind });
  if (text.length > limits.metadata) throw new Error("a view carries too much");
  return text;
}

/** Undefined: not one of ours, or of an earlier shape. */
export function readMemo(text: string | undefined): ViewMemo | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
  if (typeof read !== "object" || read === null) return undefined;
  const { s, r, m, c, k } = read as Readonly<Record<string, unknown>>;
  if (typeof s !== "string" || typeof r !== "number" || typeof c !== "string" || (k !== "channel" && k !== "direct")) return undefined;
  return { session: s, rev: r, unfolded: m === 1, place: { conversation: c, kind: k } };
}
