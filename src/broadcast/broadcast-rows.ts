import type { Scope } from "../shared/scope.ts";
import type { BroadcastContent } from "./broadcast.ts";

/**
 * What a reader did with a broadcast, once each. `acknowledged`: pressed "Merkitse luetuksi". `seen`: pressed anything under it, which
 * is all that the platforms tell; a seen one is not an acknowledged one. Id = `<broadcast>/<kind>/<person>`.
 */
export interface BroadcastMark extends Scope {
  readonly id: string;
  readonly broadcast: string;
  readonly person: string;
  readonly kind: "seen" | "acknowledged";
  readonly at: number;
}

/** "Kysy viestijältä", and the answer. Id = the form session it was written in, so that a repeated submit is one question. */
export interface BroadcastQuestion extends Scope {
  readonly id: string;
  readonly broadcast: string;
  readonly asker: string;
  readonly text: string;
  readonly at: number;
  readonly answer?: { readonly text: string; readonly by: string; readonly at: number };
}

/** A broadcast to begin from: its placeholders are filled anew each time. */
export interface BroadcastTemplate extends Scope {
  readonly id: string;
  readonly name: string;
  readonly content: BroadcastContent;
  readonly by: string;
  readonly at: number;
}
