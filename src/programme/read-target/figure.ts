import type { Directions, Limit } from "./direction.ts";

/** A figure with what is written around it. */
export interface Amount {
  readonly of: "percent" | "points" | "money" | "count" | "time";
  readonly value?: number;
  readonly unit?: string;
  /** `-5%`, `+10 %`. */
  readonly sign: "" | "-" | "+";
  /** «80 %:iin», «till 80 %», «to 80 %»: the level to come to. */
  readonly to: boolean;
  /** «70 %:sta 80 %:iin»: where it comes from. */
  readonly from?: number;
  /** «vähintään», «enintään», said of this very figure. */
  readonly limit?: Limit;
  /** Written as a word: «vähintään yhden menetelmän käyttö». */
  readonly inWords?: boolean;
  /** A part of them, whatever else the sentence says that changes: «puolella asiakkaista tulokset paranevat». */
  readonly isShare?: boolean;
  /** The time that stands with it: «2022 syksy». */
  readonly by?: string;
}

export interface Aims {
  readonly directions: Directions;
  readonly repeated: boolean;
  /** The sentence is about money. */
  readonly money: boolean;
}
