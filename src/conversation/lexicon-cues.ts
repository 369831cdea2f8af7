import { asking } from "./lexicon-asking.ts";
import { doing } from "./lexicon-doing.ts";

/** Ways of asking and telling. A message may have several; `understand-intent.ts` decides between them. */
export const cues = { ...asking, ...doing } as const satisfies Record<string, RegExp>;

export type Cue = keyof typeof cues;

/** Whether a word by itself is a way of asking ("koska", "raportti"). */
export const isAsking = (word: string): boolean => Object.values(cues).some((shape) => shape.test(word));
