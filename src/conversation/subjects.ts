import type { Language } from "../shared/language.ts";
import type { Button } from "../vocabulary/card.ts";
import { accountId, placeId, type Incoming } from "../vocabulary/incoming.ts";
import type { Target } from "./understood.ts";

/** What was last talked about in a thread, or with one person in a place without threads, and in which language that person wrote. */
export interface Subject {
  /** undefined: what it is about has been asked back and is not known now. */
  readonly target?: Target | undefined;
  /** The time that was asked about. */
  readonly period?: string | undefined;
  readonly language?: Language;
}

/**
 * Kept in memory only: after a restart "entä 2b?" is asked about instead of answered. Holds ids and the figures of a button that waits
 * for a yes, never what was written.
 */
export interface Subjects {
  /** Buttons that were last shown to this person in this place; they may be said instead of pressed. */
  readonly shown: (incoming: Incoming, now: number) => readonly Button[];
  readonly show: (incoming: Incoming, buttons: readonly Button[], now: number) => void;
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

const personHere = (i: Incoming): string => `${placeId(i.place)} ${accountId(i.actor)}`;

/** Adds to a map that forgets its oldest. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

export function subjectMemory(): Subjects {
  const noted = new Map<string, Noted>();
  const shown = new Map<string, { readonly buttons: readonly Button[]; readonly at: number }>();
  const fresh = (incoming: Incoming, now: number): Noted | undefined => {
    const found = noted.get(keyOf(incoming));
    return found && now - found.at <= (incoming.thread === undefined ? inPlace : inThread) ? found : undefined;
  };
  return {
    of: (incoming, now) => {
      const { at: _, ...subject } = fresh(incoming, now) ?? { at: 0 };
      return subject;
    },
    note: (incoming, subject, now) => keep(noted, keyOf(incoming), { ...fresh(incoming, now), ...subject, at: now }),
    shown: (incoming, now) => {
      const found = shown.get(personHere(incoming));
      return found && now - found.at <= inPlace ? found.buttons : [];
    },
    show: (incoming, buttons, now) => (buttons.length === 0 ? void shown.delete(personHere(incoming)) : keep(shown, personHere(incoming), { buttons, at: now })),
  };
}
