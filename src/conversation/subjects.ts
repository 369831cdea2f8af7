import type { Language } from "../shared/language.ts";
import { accountId, placeId, type Incoming } from "../vocabulary/incoming.ts";
import type { Target } from "./understood.ts";

/** What was last talked about in a thread, or with one person in a place without threads, and in which language that person wrote. */
export interface Subject {
  readonly target?: Target;
  readonly language?: Language;
}

/** Kept in memory only: after a restart "entä 2b?" is asked about instead of answered. Holds ids, never what was written. */
export interface Subjects {
  readonly of: (incoming: Incoming, now: number) => Subject;
  readonly note: (incoming: Incoming, subject: Subject, now: number) => void;
}

/** How long a subject lasts, ms: a thread for a day, a conversation without threads as long as one talks. */
const inThread = 24 * 3_600_000;
const inPlace = 15 * 60_000;
/** The oldest are forgotten beyond so many. */
const most = 2_000;

interface Noted extends Subject {
  readonly at: number;
}

const keyOf = (i: Incoming): string => `${placeId(i.place)} ${i.thread ?? accountId(i.actor)}`;

export function subjectMemory(): Subjects {
  const noted = new Map<string, Noted>();
  const fresh = (incoming: Incoming, now: number): Noted | undefined => {
    const found = noted.get(keyOf(incoming));
    return found && now - found.at <= (incoming.thread === undefined ? inPlace : inThread) ? found : undefined;
  };
  return {
    of: (incoming, now) => {
      const { at: _, ...subject } = fresh(incoming, now) ?? { at: 0 };
      return subject;
    },
    note(incoming, subject, now) {
      const key = keyOf(incoming);
      const before = fresh(incoming, now);
      noted.delete(key);
      noted.set(key, { ...before, ...subject, at: now });
      const [oldest] = noted.keys();
      if (noted.size > most && oldest !== undefined) noted.delete(oldest);
    },
  };
}
