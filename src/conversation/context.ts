import type { Person, Place, RoleAssignment } from "../people/person.ts";
import type { Deed, Reach } from "../people/permissions.ts";
import { reachFor } from "../people/permissions.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { Language } from "../shared/language.ts";
import type { Speak } from "../texts/texts.ts";
import type { Block, Card } from "../vocabulary/card.ts";
import type { Incoming } from "../vocabulary/incoming.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Understood } from "./understood.ts";

/** Everything a handler knows about this turn: who asks, where, when, in which language. */
export interface Context {
  readonly ports: Ports;
  readonly active: ActiveProgramme;
  readonly incoming: Incoming;
  /** Absent for an account that nobody has been matched to; it may still read in a linked channel. */
  readonly person?: Person;
  readonly assignments: readonly RoleAssignment[];
  /** Group whose channel this is; absent in general channels and direct messages. */
  readonly place?: Place;
  /** What was written, when this turn began with words: "Tarkoitin muuta" reads it again. */
  readonly asked?: string;
  /** Reads words once more, where they were written: behind a button. */
  readonly readAgain?: (text: string) => Understood;
  /** Epoch ms and civil date of the programme's clock. */
  readonly now: number;
  readonly today: string;
  readonly language: Language;
  readonly t: Speak;
}

/** How far this person's leave reaches for a deed, in a group when one is meant. */
export const mayReach = (c: Pick<Context, "assignments" | "today">, deed: Deed, group?: string): Reach | undefined =>
  reachFor(deed, c.assignments, c.today, group);

/** Groups in which the person holds a role of their own. */
export const ownGroups = (c: Context): readonly string[] => [
  ...new Set(c.assignments.flatMap((a) => (a.group !== undefined && a.role !== "staff" ? [a.group] : []))),
];

export const cardOf = (c: Pick<Context, "language" | "active">, summary: string, blocks: readonly Block[]): Card => ({
  language: c.language,
  summary,
  blocks,
  ...(c.active.programme.demo ? { demo: true } : {}),
});

export const replyCard = (card: Card, to: "place" | "asker" = "place"): Reply => ({ kind: "card", card, to });

/** Says that nothing was done for this answer. */
export const readOnly = (reply: Reply): Reply => (reply.kind === "card" ? { ...reply, reads: true } : reply);

/** One sentence, to the asker only. */
export const replySentence = (c: Context, sentence: string): Reply =>
  replyCard(cardOf(c, sentence, [{ kind: "text", text: sentence }]), "asker");
