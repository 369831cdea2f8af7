import type { Language } from "../shared/language.ts";

/** A series of figures over time as a picture draws it. Words are final: in the reader's language, numbers formatted. */
export interface Trend {
  readonly language: Language;
  readonly title: string;
  /** Oldest first; at least three. */
  readonly points: readonly TrendPoint[];
  /** A level to be reached, drawn as a line with its words. */
  readonly target?: { readonly value: number; readonly words: string };
  /** Said under the picture when a figure in it is not confirmed: "Ennakkotieto, ei vielä vahvistettu". */
  readonly note?: string;
}

export interface TrendPoint {
  readonly value: number;
  /** "92,8 %". */
  readonly words: string;
  /** "Q3/2021". */
  readonly when: string;
  readonly preliminary: boolean;
}

/** Fewer figures than this are told in words only. */
export const fewestPoints = 3;
/** More than this no one reads in a picture; the newest are drawn. */
export const mostPoints = 12;
