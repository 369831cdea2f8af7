import type { App } from "../../src/app.ts";
import type { Ports } from "../../src/ports.ts";
import type { Address } from "../../src/ports/messenger.ts";
import type { AccountRef, PlaceRef } from "../../src/vocabulary/incoming.ts";
import type { TeamsActivity } from "./activity.ts";
import type { Deed, Way } from "./inbound.ts";
import type { Work } from "./inbox.ts";
import type { Members } from "./members.ts";
import type { TeamsTuning } from "./options.ts";
import type { Origins } from "./origins.ts";
import type { References } from "./references.ts";
import type { Talk, Wire } from "./wire.ts";

/** What everything in this folder works with. */
export interface Desk {
  readonly app: App;
  readonly ports: Ports;
  readonly wire: Wire;
  readonly references: References;
  readonly members: Members;
  readonly origins: Origins;
  readonly tuning: TeamsTuning;
  /** Nothing is authenticated: all of it is this machine's own. */
  readonly onlyLocal: boolean;
  /** Something may have changed: cards that tell of it are looked through soon. */
  changed(): void;
  /** Somebody cannot be written to: the coordinators are told. */
  unreached(to: Address): Promise<void>;
}

/** The answer to an invoke: its HTTP status and body. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** One activity, as it is worked on. */
export interface Turn {
  readonly id: string;
  readonly activity: TeamsActivity;
  readonly way: Way;
  readonly deed: Deed;
  readonly actor: AccountRef;
  /** Where it counts: the place that a privately shown card was asked in, else where it happened. */
  readonly place: PlaceRef;
  readonly thread?: string;
  /** Where it happened. */
  readonly here: PlaceRef;
  /** Form session of the card whose button was pressed. */
  readonly form?: string;
  /** The conversation in which it happened. */
  readonly talk: Talk;
  /** Nobody waits for the answer of an invoke: it was taken up again. */
  readonly late: boolean;
  /** What has been shown of the answer. */
  readonly steps: Work["steps"];
  /** Answers an invoke; the work goes on. */
  respond(answer: InvokeAnswer): void;
}
