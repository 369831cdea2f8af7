/** Every measure is held against every other: a text is taken apart once, not a thousand times. */
const known = new Map<string, ReadonlySet<string>>();
const most = 5000;

/** Words of a text as they are compared: without case and signs, and without the endings that inflection changes. */
function stems(text: string): ReadonlySet<string> {
  const had = known.get(text);
  if (had) return had;
  const made = new Set((text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).map((w) => (w.length > 6 ? w.slice(0, Math.max(5, w.length - 3)) : w)));
  if (known.size >= most) known.clear();
  known.set(text, made);
  return made;
}

/** How alike two texts are, 0–1: words in common among all their words. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [stems(a), stems(b)];
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return common / (left.size + right.size - common);
}

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** Pairs of what is the same thing in two versions, best first, each once. `score` under `least` is no pair. */
export function pairUp<T>(before: readonly T[], after: readonly T[], least: number, score: (a: T, b: T) => number): readonly Pair<T>[] {
  const scored = before.flatMap((a) => after.map((b) => ({ before: a, after: b, score: score(a, b) }))).filter((p) => p.score >= least);
  const taken = new Set<T>();
  const pairs: Pair<T>[] = [];
  for (const pair of scored.sort((x, y) => y.score - x.score)) {
    if (taken.has(pair.before) || taken.has(pair.after)) continue;
    taken.add(pair.before).add(pair.after);
    pairs.push({ before: pair.before, after: pair.after });
  }
  return pairs;
}
