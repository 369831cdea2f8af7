import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as swedish } from "@orama/stemmers/swedish";

/** Shorter keys than this say too little to be cut further. */
const shortest = 3;

/** Words whose stem changes so much that no rule below brings their forms together: the end of the word -> its one form. */
const irregular: readonly (readonly [RegExp, string])[] = [
  [/tu(?:ki|en|kea|esta|ella|elle|elta|keen|essa|et|kia|kien|ista|illa|eksi)$/u, "tukk"],
  [/^la(?:psi|ps[ei]\p{L}*|sten|sta|psien)$/u, "laps"],
  [/ky[kv]y\p{L}{0,4}$/u, "kyky"],
  [/(?<=^|\p{L}{3})lu[kv]u\p{L}{0,5}$/u, "luku"],
  [/(?<=^|työ|odotus|käsittely|aukiolo|jonotus|määrä)(?:aika|ajan?|aja[nt]|aika[an]|ajassa|ajasta|aikoj\p{L}+|ajoissa|ajoista)$/u, "aik"],
  [/ve(?:si|den|ttä|det|sien|siä|destä|dessä|teen)$/u, "vesk"],
  [/mie(?:s|he[nts]?|h(?:et|en|iä|ien|elle|ellä|ille|illä|iltä|istä)|sten|stä)$/u, "miesk"],
  [/(?<=^|yhteis|etä|vuoro|esimies)työ(?:n|t|tä|ssä|stä|hön|llä|lle|ltä)$/u, "työ"],
  [/^(?:uusi|uude[nt]|uutta|uusia|uusien|uudessa|uudesta)$/u, "uusi"],
  [/^asu(?:u|i|vat?|vaa|van|vien|via|vista|nut|neet|ivat)$/u, "asuv"],
  [/^käy(?:nyt|neet|neiden|neitä|nyttä)$/u, "käynti"],
  [/automa(?:atio|tiso)\p{L}*$/u, "automaatio"],
  [/^medi(?:a|an|aa|alle|alta|assa|asta|oille|oita|oiden)$/u, "medi"],
  [/työtön$/u, "työttömän"],
  [/(?<=\p{L}{4})ni$/u, "nin"],
  [/nne(?:tta|ttä)?$/u, "nteen"],
];

/** Suffixes that the stemmer leaves in several shapes, brought to one. The order matters. */
const evening: readonly (readonly [RegExp, string])[] = [
  [/e?j$/u, ""],
  [/nt$/u, "n"],
  [/mi(?:n|s|st)?$/u, "m"],
  [/([uy])(?:ks|st|s|t|d)$/u, "$1"],
  [/([oö])(?:ks|st)$/u, "$1s"],
  [/([aä])s$/u, "$1"],
  [/(?<!o)i(?:n|s|st)$/u, "i"],
  [/(?<=\p{L}{4})[aeioäöå]{2}$/u, ""],
  [/[aeioäöå]$/u, ""],
];

/** Strong and weak grade of the last consonants as one: hoito/hoido, kierto/kierro, tarve/tarpe, hyöty/hyödy. */
const grades: readonly (readonly [RegExp, string])[] = [
  [/(?:tt|d)([uy]?)$/u, "t$1"],
  [/(?:pp|v)([uy]?)$/u, "p$1"],
  [/kk([uy]?)$/u, "k$1"],
  [/(?:lt|ll)([uy]?)$/u, "l$1"],
  [/(?:rt|rr)([uy]?)$/u, "r$1"],
  [/(?:mp|mm)([uy]?)$/u, "m$1"],
  [/(?:nk|ng)([uy]?)$/u, "nk$1"],
  [/nt([uy]?)$/u, "n$1"],
];

const cut = (word: string, [shape, to]: readonly [RegExp, string]): string => {
  const next = word.replace(shape, to);
  return next.length >= shortest ? next : word;
};

function keyOf(word: string): string {
  if (/\d/u.test(word)) return word;
  const regular = irregular.reduce((w, [shape, to]) => w.replace(shape, to), word);
  if (regular.length <= shortest) return regular;
  const stem = evening.reduce(cut, finnish(regular));
  return grades.reduce(cut, stem);
}

/** People say the same few thousand words; their keys are reckoned once. */
const remembered = new Map<string, string>();
const mostRemembered = 5_000;
/** Longer ones are junk and not worth the memory. */
const longestWord = 40;

/** The part that all inflected forms of a Finnish word share: kotihoito, kotihoidon and kotihoidosta have one key. */
export function wordKey(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const key = keyOf(word);
  if (remembered.size >= mostRemembered) remembered.clear();
  if (word.length <= longestWord) remembered.set(word, key);
  return key;
}

/** Keys of Swedish and English words, for the lexicons. */
export const swedishKey = (word: string): string => swedish(word);
export const englishKey = (word: string): string => english(word.replace(/'s?$/u, ""));
