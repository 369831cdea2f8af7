/** How long to wait before the next try, and when to stop: a value, so that it can be read in a table and tested. */
export interface RetryRule {
  /** Wait after the first failed try; doubles from there. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** Tries in all, the first one included. */
  readonly tries: number;
}

/** 10 s, 20 s, 40 s, … up to an hour: about twenty hours, so that a night's outage of a platform loses nothing. */
export const usualRetry: RetryRule = { firstMs: 10_000, longestMs: 3_600_000, tries: 28 };

export type NextTry = { readonly kind: "again"; readonly afterMs: number } | { readonly kind: "stop" };

/**
 * What follows after try number `tries` failed. The spread (at most a fifth, always upwards) comes from the key: the same
 * entry waits the same time in every process, and a thousand entries that failed together do not come back together.
 */
export function nextTry(tries: number, key: string, rule: RetryRule = usualRetry): NextTry {
  if (tries >= rule.tries) return { kind: "stop" };
  const base = Math.min(rule.longestMs, rule.firstMs * 2 ** Math.max(0, tries - 1));
  return { kind: "again", afterMs: Math.round(base * (1 + spread(`${key}#${tries}`) / 5)) };
}

/** FNV-1a over the text, as a fraction of one. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash / 0x1_0000_0000;
}
