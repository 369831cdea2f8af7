import type { PlaceRef } from "../../src/vocabulary/incoming.ts";
import type { Work } from "./inbox.ts";

/** Where a person acted, which is where the answer is shown. */
export type Surface =
  /** A conversation that Kvartti is in. `thread` is where everybody's answer goes, `ownThread` where one that only the asker sees does. */
  | { readonly kind: "conversation"; readonly channel: string; readonly thread?: string; readonly ownThread?: string; readonly pressed?: Pressed; readonly said?: string }
  /** A slash command: its response_url answers also where Kvartti is not a member. */
  | { readonly kind: "command" }
  /** An open modal. */
  | { readonly kind: "view"; readonly view: OpenView }
  /** The Home tab, or a shortcut: no conversation, an answer opens as a modal. */
  | { readonly kind: "alone" };

export interface Pressed {
  readonly ts: string;
  readonly ephemeral: boolean;
}

export interface OpenView {
  readonly id: string;
  readonly hash: string;
  /** A form's screen; else a card. */
  readonly form: boolean;
}

export type Respond = (message: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** One thing a person did in Slack. */
export interface Turn {
  readonly team: string;
  readonly user: string;
  readonly place: PlaceRef;
  readonly surface: Surface;
  /** Lives for three seconds. */
  readonly trigger?: string;
  readonly respond?: Respond;
  /** Absent for what is answered in its acknowledgement. */
  readonly work?: Work;
  readonly key: string;
}
