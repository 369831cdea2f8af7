import { distance } from "fastest-levenshtein";
import { stopWords } from "./lexicon-stop-words.ts";
import { isAsking } from "./lexicon-cues.ts";
import { wordKey } from "./read-stem.ts";
import { wordsOf } from "./read-text.ts";

/** Words that a message turns on and that are long enough to be mistyped. Other cases of them are near enough to one of these. */
const ownWords = `
tavoite tavoitteen tavoitetta tavoitteesta tavoitteessa tavoitteet tavoitteiden ykköstavoite kakkostavoite kolmostavoite nelostavoite
toimenpide toimenpiteen toimenpidettä toimenpiteestä toimenpiteet toimenpiteiden tilanne tilanteen tilannetta tilannekatsaus
aikataulu aikataulun aikataulua aikataulusta vastuuhenkilö vastuuhenkilön vastuussa vastaa puheenjohtaja puheenjohtajan
väliarviointi väliarvioinnin väliarviointia raportti raportin kooste yhteenveto muistuta muistutus myöhässä jäljessä viivästynyt
puuttuu puuttuvat puuttuvia tehtävät tehtäviä mittari mittarin mittarit kirjaa merkitse prosenttia asiakasta työryhmä työryhmän
vastata vastaisi vastasi vastannut vastaavat vastausta täyttää kirjata
kvartaali kvartaalin vuosineljännes tiedote viesti lähetä delegoi siirrä milloin montako paljonko kuinka
läget åtgärd åtgärder åtgärden försenade försenad ansvarig ansvarar tidtabell uppgifter saknas påminn rapport utvärdering meddelande
status measure measures responsible schedule overdue missing evaluation reminder remind report message progress objective
`.trim().split(/\s+/u);

const byFirst = new Map<string, string[]>();
for (const word of ownWords) byFirst.set(word[0] ?? "", [...(byFirst.get(word[0] ?? "") ?? []), word]);

const shortest = 6;

const swapped = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((c, i) => c !== b[i]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
};

const typosIn = (length: number): number => (length >= 10 ? 2 : 1);

/** The word meant; undefined for a word that is near to none, or that people ask with as it stands. */
function meant(word: string): string | undefined {
  const near = (byFirst.get(word[0] ?? "") ?? []).map((own) => ({ own, typos: swapped(word, own) ? 1 : distance(word, own) }));
  const best = near.sort((a, b) => a.typos - b.typos)[0];
  if (!best || best.typos === 0 || best.typos > typosIn(best.own.length)) return undefined;
  return isAsking(word) ? undefined : best.own;
}

/** Puts usual misspellings of Kvartti's own words right ("tilane", "toimenpidr"). A word that the programme or a language knows is left alone. */
export function correctSpelling(text: string, isKnown: (key: string) => boolean): string {
  const words = wordsOf(text);
  const own = new Set(ownWords);
  let out = "";
  let at = 0;
  for (const { text: word, start, end } of words) {
    const familiar = word.length < shortest || /\d/u.test(word) || own.has(word) || stopWords.has(word);
    const right = familiar || isKnown(wordKey(word)) ? undefined : meant(word);
    out += text.slice(at, start) + (right ?? word);
    at = end;
  }
  return out + text.slice(at);
}
