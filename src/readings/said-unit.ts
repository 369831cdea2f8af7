import type { FigureFault, FigureRules } from "../evaluation/parse-figure.ts";

/** Units that measure; everything else counts things. */
const measuring = new Set("% prosenttiyksikköä € €/asiakas htv kk päivää tuntia minuuttia tonnia km kg MWh pv/htv päivää/henkilö".split(" "));
/** Words that any count may be said in, and words for people, which are often said for one another. */
const general = new Set(["kpl", "henkilöä"]);
const people = new Set("asiakasta asukasta potilasta lasta nuorta osallistujaa".split(" "));

export interface FigureSaid {
  /** The unit that was said, in Kvartti's own word for it. */
  readonly unit?: string | undefined;
  /** How much it has changed was said, not what it is. */
  readonly difference?: boolean | undefined;
  /** Which way it went: "fall", "unclear", or nothing. */
  readonly course?: string | undefined;
}

/** A unit that this figure is not told in, or a change where the figure itself is asked for: nothing is stored of those. */
export function faultOfSaid({ unit, difference }: FigureSaid, rules: FigureRules): FigureFault | undefined {
  const own = rules.unit ?? (rules.kind === "currency" ? "€" : undefined);
  if (unit !== undefined && !sameUnit(unit, own) && !(difference && unit === "prosenttiyksikköä")) return "wrongUnit";
  return difference ? "difference" : undefined;
}

function sameUnit(said: string, own: string | undefined): boolean {
  if (said === own) return true;
  if (measuring.has(said) || own === undefined) return !measuring.has(said);
  if (measuring.has(own)) return false;
  return general.has(said) || general.has(own) || (people.has(said) && people.has(own)) || own.includes(said);
}
