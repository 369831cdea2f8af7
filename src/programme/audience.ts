import type { Language } from "../shared/language.ts";

export interface Audience {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** What communication to this audience puts first, from the communication plan. */
  readonly emphasis: string;
  /** Whom a broadcast to it reaches, as selectors (src/broadcast/audience.ts); empty where nobody is on a chat. */
  readonly to?: readonly string[];
}

/** What an organisation asks of its broadcasts. */
export interface BroadcastRule {
  /** More heads than this need a second person's approval; outsiders always do. */
  readonly approvalAbove: number;
  /** Languages without which nothing is sent. */
  readonly languages: readonly Language[];
  /** How long a broadcast waits after "Lähetä", so that it can be taken back. */
  readonly undoMinutes: number;
}
