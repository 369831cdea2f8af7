/**
 * A sentence from which parts are taken out as they are understood, so that no number is read twice. What was taken is blanked with
 * `·`, one for each character, so that places stay.
 */
export interface Rest {
  /** What is left. */
  readonly text: string;
  /** First match of a pattern in what is left; it is taken out. */
  take(pattern: RegExp): RegExpExecArray | undefined;
  /** Every match, taken out. */
  takeAll(pattern: RegExp): readonly RegExpExecArray[];
  has(pattern: RegExp): boolean;
}

export function restOf(sentence: string): Rest {
  let text = sentence;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(text) ?? undefined;
    if (found && found[0].length > 0) text = text.slice(0, found.index) + "·".repeat(found[0].length) + text.slice(found.index + found[0].length);
    return found;
  };
  return {
    get text() {
      return text;
    },
    take,
    takeAll(pattern) {
      const all: RegExpExecArray[] = [];
      for (let found = take(pattern); found && found[0].length > 0; found = take(pattern)) all.push(found);
      return all;
    },
    has: (pattern) => pattern.test(text),
  };
}

/** «€300,000», «at least 1,000 visits»: the English comma of thousands. */
const thousands = (text: string): string =>
  text.replace(/(?<=€ ?)\d{1,3}(?:,\d{3})+(?!\d)/gu, (n) => n.replace(/,/g, "")).replace(/(?<=\b(?:least|most|of|by|than|to|over|under) )\d{1,3}(?:,\d{3})+(?= (?:[a-z]+s|people|children)\b)/gu, (n) => n.replace(/,/g, ""));

/** Line breaks, odd spaces and dashes of an extracted text in one form; a decimal point stays, `9 %` and `9%` are the same. */
export const evenText = (text: string): string =>
  thousands(text.normalize("NFC")).replace(/\s*\/\s+(?=\p{Ll})/gu, " ").replace(/[\s\u00a0\u2007\u202f]+/g, " ").replace(/[\u2010-\u2015\u2212]/g, "-").trim();
