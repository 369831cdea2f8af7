import { goesOn, joinLines, opened } from "./join-text.ts";
import type { Vocabulary } from "./join-text.ts";

/** Endings and words with which a Finnish, Swedish or English item begins, and which are no names. */
const beginning = /(?:minen|inen|iset|isten|isen|isia|taan|tään|daan|dään|etaan|etään|itaan|mme|tetaan|stetaan|(?:j|i|id)en|(?:uu|yy)(?:s|tta|ttä|den)|(?:[aeä]|tt[aä])v(?:an|än|at|ät|ia|iä|ien)|(?:aika|ajat|määrät?|osuu(?:s|det)|kustannukset|käynnit|asiakkaat|suunnitelmat?|tulokset|tyytyväisyys|prosentti|peittävyys|saatavuus|laatu|käyttö|kehitys|pisteet|ryhmät|palvelut))$/u;
const ordinary = /^(?:jokaisella|jokainen|kaikki|kaikilla|kaikille|uusi|uuden|uudet|oma|oman|omalle|hyvä|yli|alle|vähintään|enintään|varjo|alla|varje|all|every|each|the|new)$/iu;

/**
 * Items run together in one cell: parted by a double space before a capital, or by nothing but the capital. A capital begins an item
 * only where the word is one that the document also writes small, or has an ending that names do not have.
 */
export function splitRunTogether(text: string, words: Vocabulary): readonly string[] {
  return text.split(/\s{2,}(?=\p{Lu})/u).flatMap((part) => splitAtCapitals(part, words)).map((p) => p.replace(/\s+/g, " ").trim()).filter((p) => p !== "");
}

/** Lines of a narrow column: a capital begins another item only where it begins a line. */
export function splitWhereLinesBegin(lines: readonly string[], words: Vocabulary): readonly string[] {
  const parts: string[][] = [];
  for (const line of lines) {
    const before = parts.at(-1)?.join(" ") ?? "";
    const starts = before !== "" && isOrdinary(/^\S+/u.exec(line)?.[0] ?? "", words) && /[\p{Ll}\d).%]$/u.test(before) && !goesOn(before) && !opened(before);
    if (starts || parts.length === 0) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((p) => joinLines(p, words));
}

function splitAtCapitals(text: string, words: Vocabulary): readonly string[] {
  const parts: string[] = [];
  let current = "";
  for (const word of text.split(/\s+/)) {
    const afterTime = /\([^()]*20\d\d[^()]*\)$/u.test(current) && /^\p{Lu}/u.test(word);
    const starts = current !== "" && (afterTime || isOrdinary(word, words)) && /[\p{Ll}\d).%]$/u.test(current) && !/(?:^|\s)(?:mm|esim|ml|ym|yms|vrt|ns|nk|\d{1,2})\.$/u.test(current) && !goesOn(current) && !opened(current);
    if (starts) {
      parts.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...parts, current];
}

function isOrdinary(word: string, words: Vocabulary): boolean {
  if (!/^\p{Lu}[\p{Ll}-]{2,}/u.test(word)) return false;
  const bare = word.replace(/[^\p{L}-].*$/u, "");
  return ordinary.test(bare) || beginning.test(bare) || words.hasSmall(bare) || words.endsSmall(bare);
}

const sentenceEnd = /(?<=\p{Ll}{3}[.!?])\s+(?=\p{Lu})/u;

/** Sentences of one text, where none of them is inside brackets. */
export function splitSentences(text: string): readonly string[] {
  const parts: string[] = [];
  for (const part of text.split(sentenceEnd)) {
    const before = parts.at(-1);
    if (before !== undefined && (opened(before) || /(?:^|\s)(?:esim|ml|ym|yms|vrt|jne)\.$/u.test(before))) parts[parts.length - 1] = `${before} ${part}`;
    else parts.push(part);
  }
  return parts;
}

/** Texts that say the same: without case, full stop and odd spaces. */
export const sameText = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d%]+/gu, " ").trim();
