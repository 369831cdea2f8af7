/** The source of `anyOf`, for patterns that put it together with others. */
export const sourceOf = (pattern: string): string =>
  pattern
    .trim()
    .replace(/\s*\n\s*/gu, "|")
    .replaceAll(" … ", "(?: [^ ]+){0,5}? ")
    .replaceAll("*", "\\p{L}*");

/**
 * A shape for words and phrases as they are listed: `|` or a new line between ways of saying, `*` for the rest of a word, ` … ` for up to
 * five words between. It matches at word edges, in a message in small letters.
 */
export const anyOf = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${sourceOf(pattern)})(?![\\p{L}])`, "u");
