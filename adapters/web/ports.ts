import type { Aggregates } from "../../src/ports/aggregates.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Role } from "../../src/people/person.ts";
import type { Language } from "../../src/shared/language.ts";
import type { Quarter } from "../../src/shared/quarter.ts";
import type { Scope } from "../../src/shared/scope.ts";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { OperatorPorts } from "./operator.ts";
import type { ChatMessage } from "./chat-message.ts";

/** Everything the playground asks of the rest. Handed in by compose.ts; a value may come at once or later. */
export interface WebPorts {
  handle(incoming: Incoming): Promise<Reply>;
  programme(): Later<PlaygroundProgramme>;
  people(): Later<readonly PlaygroundPerson[]>;
  groups(): Later<readonly PlaygroundGroup[]>;
  readonly chat: Aggregates<ChatMessage, "place">;
  readonly time: DemoTime;
  readonly log: Log;
  /** Absent: no operator's page. */
  readonly operator?: OperatorPorts;
}
type Later<T> = T | Promise<T>;

export interface PlaygroundProgramme extends Scope {
  readonly name: string;
  readonly language: Language;
  /** The bundled sample: the page says so. */
  readonly demo: boolean;
}

export interface PlaygroundPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly { readonly role: Role; readonly group?: string }[];
}

export interface PlaygroundGroup {
  readonly id: string;
  readonly name: string;
}

/** The programme's clock, which visitors may move forward. */
export interface DemoTime {
  /** Epoch milliseconds. */
  now(): number;
  readonly zone: string;
  /** Moves the clock and has what became due done (rounds opened, reminders delivered) before it resolves. */
  moveTo(moment: number): Promise<void>;
  /** The next round that opens after now; absent when the programme has no more rounds. */
  nextOpening(): Later<{ readonly quarter: Quarter; readonly moment: number } | undefined>;
}
