/**
 * Small counts outside the group: a number of people from one up to the limit could point at somebody, so "alle 5" is shown in its
 * place (voice.md). Zero names nobody and is shown. The rule is public, so a reader may reckon with it: nothing that is shown, a total
 * included, may leave only one possible value for a small count.
 *
 * | cell                                  | shown as                                                          |
 * |---------------------------------------|-------------------------------------------------------------------|
 * | 0, or the limit and more              | itself                                                            |
 * | 1 … limit-1                           | "alle 5" (`below`)                                                |
 * | a larger one that would give it away  | not at all (`hidden`): the smallest that keeps the small ones safe |
 * | the total, when no cell is left       | not at all                                                        |
 */
export type Cell = { readonly kind: "shown"; readonly value: number } | { readonly kind: "below"; readonly limit: number } | { readonly kind: "hidden" };

export interface Protected {
  readonly parts: readonly Cell[];
  readonly total?: Cell;
}

export const defaultSmallLimit = 5;

/** Only whole numbers are counts: 2,4 days is an average. */
export const isSmall = (value: number, limit: number): boolean => Number.isInteger(value) && value > 0 && value < limit;

export const protectCount = (value: number, limit: number): Cell => (isSmall(value, limit) ? { kind: "below", limit } : { kind: "shown", value });

/** A row or column of counts with the total that is published beside it, if one is. `limit` 0 or 1 protects nothing. */
export function protectCounts(parts: readonly number[], total: number | undefined, limit: number): Protected {
  const small = parts.filter((v) => isSmall(v, limit));
  const sum = total !== undefined && !isSmall(total, limit) ? total : undefined;
  const shown = parts.map((value) => protectCount(value, limit));
  if (small.length === 0 || sum === undefined) return { parts: shown, ...(total === undefined ? {} : { total: protectCount(total, limit) }) };
  const hidden = coverFor({ small, limit }, parts.filter((v) => v >= limit));
  if (hidden === undefined) return { parts: shown, total: { kind: "hidden" } };
  const left = [...hidden];
  const covered = parts.map((value, i): Cell => {
    const at = left.indexOf(value);
    if (at < 0) return shown[i] ?? { kind: "hidden" };
    left.splice(at, 1);
    return { kind: "hidden" };
  });
  return { parts: covered, total: { kind: "shown", value: sum } };
}

interface Secret {
  readonly small: readonly number[];
  readonly limit: number;
}

/** The smallest larger cells to hide with the small ones, none when they keep each other safe; undefined when no choice does. */
function coverFor(secret: Secret, larger: readonly number[]): readonly number[] | undefined {
  if (!givenAway(secret, [])) return [];
  const sorted = [...larger].sort((a, b) => a - b);
  const one = sorted.find((v) => !givenAway(secret, [v]));
  if (one !== undefined) return [one];
  for (let n = 2; n <= sorted.length; n++) if (!givenAway(secret, sorted.slice(0, n))) return sorted.slice(0, n);
  return undefined;
}

/**
 * Does the sum of what is not shown leave a small count only one value? A small one lies in 1 … limit-1; a covering one, as the reader
 * knows, is at least the limit.
 */
function givenAway({ small, limit }: Secret, cover: readonly number[]): boolean {
  const sum = [...small, ...cover].reduce((a, b) => a + b, 0);
  const others = small.length - 1;
  const most = Math.min(limit - 1, sum - others - cover.length * limit);
  const least = cover.length > 0 ? 1 : Math.max(1, sum - others * (limit - 1));
  return most - least < 1;
}
