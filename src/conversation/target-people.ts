import type { Programme } from "../programme/programme.ts";
import type { Responsible } from "../programme/measure.ts";
import { isAsking } from "./lexicon-cues.ts";
import { kindWords } from "./lexicon-kinds.ts";
import { stopWords } from "./lexicon-stop-words.ts";
import { wordKey } from "./read-stem.ts";
import { wordsOf, type EvenText } from "./read-text.ts";

/** What a named person answers for. */
export interface Responsibility {
  readonly name: string;
  readonly parts: readonly string[];
  readonly groups: readonly string[];
  readonly measures: readonly { readonly group: string; readonly measure: string }[];
}

const partsOf = (name: string): readonly string[] => wordsOf(name.toLowerCase()).map((w) => w.text).filter((p) => p.length > 2);

/** Everybody the programme names, chairs and owners of measures. Titles are not people. */
export function peopleOf(programme: Programme): readonly Responsibility[] {
  const people = new Map<string, { groups: Set<string>; measures: { group: string; measure: string }[] }>();
  const of = (who: Responsible | undefined): { groups: Set<string>; measures: { group: string; measure: string }[] } | undefined => {
    if (!who?.name) return undefined;
    const known = people.get(who.name) ?? { groups: new Set<string>(), measures: [] };
    people.set(who.name, known);
    return known;
  };
  for (const group of programme.groups) {
    of(group.chair)?.groups.add(group.id);
    for (const measure of group.measures) for (const owner of measure.owners) of(owner)?.measures.push({ group: group.id, measure: measure.id });
  }
  return [...people].map(([name, { groups, measures }]) => ({ name, parts: partsOf(name), groups: [...groups], measures }));
}

const endings = /^(?:n|in|lla|llä|lta|ltä|lle|sta|stä|ssa|ssä|a|ä|ta|tä|'s|s)?$/u;

/**
 * Whether a word is an inflected form of a name: Ritvan, Salosen, Lahdelta, Anna's. `sure`: written with a capital, so its stem may
 * change too.
 */
export function isName(word: string, part: string, sure = true): boolean {
  const bare = word.replace(/'s$/u, "");
  if (bare === part || (bare.startsWith(part) && endings.test(bare.slice(part.length)))) return true;
  if (part.endsWith("nen") && bare.startsWith(`${part.slice(0, -3)}s`)) return true;
  return sure && part.length > 4 && wordKey(bare) === wordKey(part);
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** People of the programme whose name a message says, by first or last name; a fuller name leaves the others out. */
export function peopleIn(people: readonly Responsibility[], { said }: EvenText): readonly Responsibility[] {
  const words = wordsOf(said)
    .map((w) => ({ text: w.text.toLowerCase(), sure: isCapital(w.text) }))
    .filter((w) => !stopWords.has(w.text) && !isAsking(w.text));
  const hits = people
    .map((p) => ({ p, count: p.parts.filter((part) => words.some((w) => isName(w.text, part, w.sure))).length }))
    .filter((h) => h.count > 0);
  const most = Math.max(0, ...hits.map((h) => h.count));
  return hits.filter((h) => h.count === most).map((h) => h.p);
}

/** "Kaisan vetämä ryhmä". */
const ledBy = /^(?:vetäm|johtam|luotsaam)\p{L}+$/u;

/** "Kaisan ryhmä" where nobody is called Kaisa: a name in the genitive before a word for group; the programme's own words are no names. */
export function unknownName(even: EvenText, isKnown: (key: string) => boolean): string | undefined {
  const words = wordsOf(even.said);
  const at = words.findIndex((w) => kindWords.group.test(w.text.toLowerCase()));
  const led = words[at - 1]?.text ?? "";
  const before = ledBy.test(led) ? words[at - 2]?.text : led;
  return at > 0 && before !== undefined && /^\p{Lu}\p{Ll}+(?:n|s)$/u.test(before) && (at - 1 > 0 || before.length > 3) && !/(?:aan|ään)$/u.test(before) && !isKnown(wordKey(before.toLowerCase())) ? before : undefined;
}

const receivers = [
  /(?:(?<![\p{L}])(?:to|till|åt|ask|be|låt|let)\s)(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?)/u,
  /(?<![\p{L}])((?:\p{Lu}[\p{L}-]+\s)?\p{Lu}[\p{L}-]+n)\s(?:hoidettavaksi|täytettäväksi|vastuulle|tehtäväksi|hommaksi|vastattavaksi)/u,
  /(?<![\p{L}])((?:\p{Lu}[\p{L}-]+\s)?\p{Lu}[\p{L}-]*(?:lle|lta|ltä|ltä))(?![\p{L}])/u,
  /(?<![\p{L}])(?:esim\.?|esimerkiksi|vaikka|vaikkapa|t\.ex\.|till exempel|for example)\s(\p{Lu}[\p{L}-]+)/u,
  /(?:[Pp]yydä|[Vv]oisiko|[Vv]oiko|[Vv]oisko|[Vv]ois|[Ss]iirrä|[Dd]elegoi|ijainen on|ijaiseni on|ijaisena|ijaiseksi)\s(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?)/u,
  /(?:pyydä|voisiko|voiko|voisko|vois|sijainen on|sijaiseni on|sijaisena|sijaiseksi)\s(\p{L}{3,})/iu,
  /(?<![\p{L}])(\p{L}{3,}(?:lle|lta|ltä))(?![\p{L}])/u,
];
const notPeople = new Set(
  `annas joku jokin kukaan kukin joku muu toinen minulle sinulle meille teille heille mulle sulle jollekulle jollekin toiselle muulle kaikille kollegalle kollegalta myöhemmäksi ensi
   tälle sille viikolle kuulle päivälle hetkelle maanantaille tiistaille keskiviikolle torstaille perjantaille lauantaille sunnuntaille joltain toiselta täytettäväksi`.split(/\s+/u),
);

const givesTo = /^(?:voitko |voisitko )?(?:laita|laitetaan|pistä|heitä|ohjaa|anna|annan|annetaan|antaisitko|antaa|jätä|jätetään)\s(?:\S+\s){1,5}(\p{L}{3,}lle)[\s.!?]*$/iu;

/** "Anna 4a Lauralle": something is given to somebody, who is written as a name or gets what has a label. */
export function givenTo({ said }: EvenText, labelled: boolean): boolean {
  const name = givesTo.exec(said)?.[1];
  // "3b Pirjolle": a label and a name say enough.
  if (labelled && /^\S{1,4}(?: \S{1,3})? \p{Lu}\p{Ll}{2,}lle[\s.!]*$/u.test(said)) return true;
  const puts = /^(?:voitko |voisitko )?(?:laita|pistä|heitä|ohjaa)/iu.test(said);
  return name !== undefined && (!puts || labelled) && !notPeople.has(name.toLowerCase()) && (labelled || isCapital(name));
}

/** Who something is passed on to, in the writer's words; a name keeps its form ("Marille"). */
export function receiverIn(even: EvenText): string | undefined {
  for (const shape of receivers) {
    const name = shape.exec(even.said)?.[1];
    if (name && !notPeople.has(name.toLowerCase())) return name;
  }
  return undefined;
}
