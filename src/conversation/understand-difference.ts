import type { Figure } from "./read-numbers.ts";
import { anyOf } from "./read-pattern.ts";

const moved = anyOf(`
  nousi*|nousseet|noussut|nousua|laski|laskivat|laskenut|laskua|väheni*|vähentyn*|vähennystä|kasvoi*|kasvanut|kasvaneet|kasvua|lisääntyi*|lisääntyn*|lisäystä
  tippui*|putosi*|aleni*|pieneni*|parani*|heikkeni*|steg|stigit|ökade|ökat|minskade|minskat|sjönk|sjunkit|gick upp|gick ner|förbättrades|försämrades
  rose|risen|fell|fallen|increased|decreased|dropped|grew|grown|went up|went down|improved|declined
`);
/** "5 asiakkaalla", "5 %:lla", "5:llä". */
const finnishAfter = /^\s?(?:%:?l|\p{L}*l)l[aä](?![\p{L}])/u;
const finnishEnding = /:ll[aä]$/u;
const otherBefore = /(?<![\p{L}])(?:med|by|up|down|upp|ner)\s$/u;
const moreOrFewer = /^(?:\s?\p{L}+)?\s(?:enemmän|lisää|vähemmän|fler|färre|more|fewer)(?![\p{L}])/u;

/** "Kasvoi 5 asiakkaalla", "ökade med 5", "0,5 prosenttiyksikköä", "5 fewer": how much it has changed, not what it is now. */
export function isDifference(text: string, { start, numberEnd, unit }: Figure): boolean {
  const rest = text.slice(numberEnd);
  if (unit === "prosenttiyksikköä" || moreOrFewer.test(rest)) return true;
  return moved.test(text) && (finnishAfter.test(rest) || finnishEnding.test(text.slice(start, numberEnd)) || otherBefore.test(text.slice(0, start)));
}
