import type { Figure } from "./read-numbers.ts";
import { anyOf, sourceOf } from "./read-pattern.ts";

/** Which way a change went; for better or worse, or denied, does not tell. Absent: up, or only "has changed". */
export type Course = "fall" | "unclear";

const rises = `
  nousi*|nousseet|noussut|nousua|kasvoi*|kasvanut|kasvaneet|kasvua|kasvu|lisääntyi*|lisääntyn*|lisäystä|lisäys
  steg|stigit|ökade|ökat|ökning|gick upp|rose|risen|increased|increase|grew|grown|growth|went up
`;
const falls = `
  laski|laskivat|laskenut|laskeneet|laskua|väheni*|vähentyn*|vähentyi*|vähennystä|vähennys|tippui*|tippunut|putosi*|pudonnut|aleni*|alentun*
  pieneni*|pienentyn*|supistui*|puolittui*|minskade|minskat|minskning|sjönk|sjunkit|gick ner|fell|fallen|decreased|decrease|dropped|drop|went down
`;
const others = "muuttui*|muuttunut|muutos";
const courses = "parani*|parantu*|heikkeni*|heikentyn*|huononi*|huonontu*|förbättra*|försämra*|improved|worsened|declined";
const fallen = anyOf(`${falls.trim()}\n vähemmän|pienempi*|matalampi*|färre|mindre|lägre|fewer|less|lower|down|ner|minus|miinus`);
const risen = anyOf(rises);
const unclear = anyOf(`${courses}|ei|eivät|inte|ej|not|never|[^ ]+n't`);
const moved = anyOf(`${rises.trim()}\n${falls.trim()}\n${courses}|${others}`);
/** A word of change and what may stand between it and its figure. */
const movedBefore = new RegExp(`(?<![\\p{L}\\d])(?:${[rises, falls, courses, others].map(sourceOf).join("|")})(?![\\p{L}])(?: [\\p{L}:]+){0,4} ?[-+]?$`, "u");
/** "5 asiakkaalla", "5 %:lla", "5:llä". */
const finnishAfter = /^\s?(?:%:?l|\p{L}*l)l[aä](?![\p{L}])/u;
const finnishEnding = /\p{L}ll[aä]$|:ll[aä]$/u;
const byBefore = /(?<![\p{L}])(?:med|by)\s$/u;
const signBefore = /(?<![\p{L}])(?:up|down|upp|ner|plus|plussaa|minus|miinus)\s$|\S\slisää\s$/u;
const moreOrFewer = /^(?:\s?(?:\p{L}+|%))?\s(?:enemmän|lisää|vähemmän|fler|färre|mer|more|fewer|less|higher|lower|kasvua?|nousua?|lisäys(?:tä)?|vähennys(?:tä)?|ökning|minskning|increase|decrease|drop|growth|verran|suuremp\p{L}*|pienemp\p{L}*|högre|lägre)(?![\p{L}])|^\s?%\slaskua?(?![\p{L}])/u;
/** "Nousi 93 prosenttiin", "steg till 93", "nousi ja on 93": what it is now. */
const levelAfter = /^\s?(?:%:?|:)?(?:\p{L}*[^l\s])?(?:iin|een|seen|hin|aan|ään|oon|öön)(?![\p{L}])|^\s?(?:\p{L}+|%:?\p{L}*)\stasol/u;
const levelEnding = /:(?:iin|een|seen|hin|aan|ään|oon|öön)$/u;
const levelBefore = /(?<![\p{L}])(?:to|till|at|vid|nyt|nu|now|on|oli|ovat|olivat|är|var|is|was|tasolle|luku|eli|jälkeen)\s:?\s?$/u;

const clauseOf = (text: string): string => text.split(/[,;!?\n]|\.\s|(?<![\p{L}])(?:ja|och|and)(?![\p{L}])/u).at(-1) ?? "";

/** "Kasvoi 5 asiakkaalla", "ökade med 5", "laski 3", "+5", "0,5 prosenttiyksikköä", "5 fewer": how much it has changed, not what it is now. */
export function isDifference(text: string, { start, numberEnd, unit }: Figure): boolean {
  const before = text.slice(0, start);
  const own = text.slice(start, numberEnd);
  const rest = text.slice(numberEnd);
  if (unit === "prosenttiyksikköä" || own.startsWith("+") || moreOrFewer.test(rest) || signBefore.test(before)) return true;
  if (moved.test(text) && (finnishAfter.test(rest) || finnishEnding.test(own) || byBefore.test(before))) return true;
  const level = levelAfter.test(rest) || levelEnding.test(own) || levelBefore.test(before);
  return !level && movedBefore.test(clauseOf(before));
}

/** Which way it went, when that is not simply up. A share that it went to ("laski 35 prosenttiin") does not tell either. */
export function courseOf(text: string, { start, numberEnd }: Figure): Course | undefined {
  const own = text.slice(start, numberEnd);
  if (levelAfter.test(text.slice(numberEnd)) || levelEnding.test(own) || /^\p{L}+(?:aan|ään)$/u.test(own)) return "unclear";
  const falling = fallen.test(text);
  if (!falling && !moved.test(text)) return undefined;
  return unclear.test(text) || (falling && risen.test(text)) ? "unclear" : falling ? "fall" : undefined;
}
