/** What a document's own words say about how its broken lines belong together. */
export interface Vocabulary {
  /** Some word of the document begins so, in lower case. */
  hasBeginning(start: string): boolean;
  has(word: string): boolean;
  /** Some word is written so without a capital: such a word is no name. */
  hasSmall(start: string): boolean;
  /** A longer word ends with one that is written small somewhere: «Etävastaanotto», «vastaanotto». */
  endsSmall(word: string): boolean;
}

/** Letters of a word that are compared: Finnish endings come after them. */
const stemLength = 8;
const smallLength = 5;
/** Letters that a word must have to be looked for at the end of another: names end with short ones. */
const tailLength = 8;

export function vocabularyOf(texts: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  const beginnings = new Set<string>();
  const small = new Set<string>();
  const whole = new Set<string>();
  for (const text of texts) {
    for (const word of text.match(/[\p{L}][\p{L}-]*/gu) ?? []) {
      const lower = word.toLowerCase();
      words.add(lower);
      if (word[0] === lower[0] && lower.length >= tailLength) whole.add(lower);
      if (word[0] === lower[0]) small.add(lower.slice(0, smallLength));
      for (let n = 4; n <= Math.min(stemLength, lower.length); n++) beginnings.add(lower.slice(0, n));
    }
  }
  return {
    hasBeginning: (start) => beginnings.has(start.toLowerCase().slice(0, stemLength)),
    has: (word) => words.has(word.toLowerCase()),
    endsSmall: (word) => [...Array(Math.max(0, word.length - tailLength - 1)).keys()].some((i) => whole.has(word.slice(i + 2).toLowerCase())),
    hasSmall: (start) => small.has(start.toLowerCase().slice(0, smallLength)),
  };
}

const connecting = /^(?:ja|tai|sekä|eli|och|eller|samt|and|or)(?![\p{L}])/u;

/**
 * Joins wrapped lines. No single rule for a hyphen at the end of a line is right: a suspended compound keeps it («tarvike- ja»), a digit
 * or an abbreviation before it keeps it («3-sektorin», «ICT-yksikön»), otherwise the document's own words decide.
 */
export function joinLines(parts: readonly string[], words: Vocabulary): string {
  const joined = parts.map((p) => p.trim()).filter((p) => p !== "").reduce((before, next) => (before === "" ? next : join(before, next, words)), "");
  return mend(joined, words).replace(/ {2,}/g, " ");
}

/** «etäpal- veluja» inside a line: a hyphen of the line break before, where the document knows the whole word. */
export const mend = (text: string, words: Vocabulary): string =>
  text.replace(/(\p{L}{2,})- (\p{Ll}{2,})/gu, (all, head: string, tail: string) => (!connecting.test(tail) && words.has(head + tail) ? head + tail : all));

function join(before: string, next: string, words: Vocabulary): string {
  const cut = /([\p{L}\d]+)-$/u.exec(before);
  if (cut) return joinHyphen(before, next, cut[1] ?? "", words);
  if (/[\p{L}]\/$/u.test(before) && /^\p{Ll}/u.test(next)) return before + next;
  // «kotikeskusja / Combilanssi-toiminta»: the hyphen of a suspended compound was lost.
  const lost = /(\p{L}{4,})ja$/u.exec(before);
  if (lost && /^[\p{L}]+-\p{Ll}/u.test(next) && words.has(lost[1] ?? "") ) return `${before.slice(0, -2)}- ja ${next}`;
  return `${before} ${next}`;
}

function joinHyphen(before: string, next: string, head: string, words: Vocabulary): string {
  if (connecting.test(next)) return `${before} ${next}`;
  const tail = /^\p{Ll}+/u.exec(next)?.[0];
  if (tail === undefined) return /^\p{Lu}|^\d/u.test(next) && /\p{Ll}$/u.test(head) ? `${before} ${next}` : before + next;
  if (/\d$|\p{Lu}$/u.test(head)) return before + next;
  const whole = head + tail;
  if (words.hasBeginning(whole) && words.hasBeginning(whole.slice(0, head.length + 3))) return before.slice(0, -1) + next;
  return before.slice(0, -1) + next;
}

/** Words after which a sentence goes on. */
const unfinished =
  /(?:^|\s)(?:ja|sekä|tai|eli|että|on|ovat|sen|niiden|joka|jotka|jonka|joiden|joilla|kun|kuin|mm\.|esim\.|ml\.|kaikkia|kaikkien|eri|myös|mutta|och|eller|samt|att|av|för|med|som|i|på|and|or|of|the|to|for|with|in|by)$|[,:;/(-]$|&$/iu;

/** Whether a text cannot be over yet: a connecting word, a comma, an open bracket. */
export const goesOn = (text: string): boolean => unfinished.test(text.trim()) || opened(text);

export const opened = (text: string): boolean => (text.match(/\(/g)?.length ?? 0) > (text.match(/\)/g)?.length ?? 0);
