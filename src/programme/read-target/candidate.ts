import { isAimedAt, limitAt } from "./aim.ts";
import type { Place } from "./aim.ts";
import type { Aims, Amount } from "./figure.ts";

/** A number of the sentence with how strongly it is aimed at: 0 not at all, 1 by where it stands, 2 by a word beside it, 3 by a limit. */
export interface Candidate {
  readonly amount: Amount;
  readonly rank: 0 | 1 | 2 | 3;
}

export const sign = "(?:(?<=^|[\\s(:])([+-]) ?)?";
export const signOf = (written: string | undefined): Amount["sign"] => (written === "-" || written === "+" ? written : "");
const toBefore = /(?:(?<![\p{L}\d])(?:till|to|tasolle|ad) )$/iu;
/** «till 80 %», «to 80 %», «tasolle 80 %». */
export const isCameTo = ({ text, start }: Place): boolean => toBefore.test(text.slice(0, start));

export const rankOf = (place: Place, aims: Aims, otherwise: 0 | 1): Candidate["rank"] => (limitAt(place) !== undefined ? 3 : isAimedAt(place, aims.repeated) ? 2 : otherwise);
export const limitOf = (place: Place): Pick<Amount, "limit"> => {
  const limit = limitAt(place);
  return limit === undefined ? {} : { limit };
};
export const isChanging = ({ directions }: Aims): boolean => directions.rises || directions.falls;

/** «lyhenee kahteen viikkoon»: the number word itself says that it is what is come to. */
export const illative = /(?:yhteen|kahteen|kolmeen|neljään|viiteen|kuuteen|seitsemään|kahdeksaan|yhdeksään|kymmeneen)$/iu;
