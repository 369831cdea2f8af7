/** Limits of a file. Far above any real programme; they keep a broken or hostile file from taking the process with it. */

export const mostBytes = 5 * 1024 * 1024;

/** Values, lists and mappings together. The bundled sample has about 2,500. */
export const mostNodes = 100_000;

/** A deeper file would exhaust the call stack while it is composed, which can end the whole process. */
export const deepest = 200;

/** Repeating a piece (`*name`) is fine; a small file that unfolds into a huge one is not. */
export const mostAliases = 100;
export const mostRepeatedNodes = 20_000;

/** Problems gathered from the writing itself. Nobody reads more, and each costs memory. */
export const mostProblems = 1_000;
