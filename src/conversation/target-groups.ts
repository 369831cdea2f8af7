import { distance } from "fastest-levenshtein";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import type { QueryTerm } from "./read-query.ts";
import { wordKey } from "./read-stem.ts";
import { sourceOf } from "./read-pattern.ts";
import { wordsOf } from "./read-text.ts";
import { isLight, keysOf } from "./target-index.ts";

/** Heads that people change freely: vanhuspalvelut, vanhuspuoli, vanhusryhmä. */
const groupHeads = "ryhmä*|puol(?:i|en|ella|elta|elle|ta|een|esta|essa)|tiimi*|porukka*|poruka*";
const groupHead = new RegExp(`(?:${sourceOf(groupHeads)})$`, "u");
const freeHead = new RegExp(`(?:${sourceOf(`palvelu*|${groupHeads}|asia(?:t|in|issa|ista)?|väki|väen|hankk?e*|homm(?:a|at|ia|ien|issa|ista|aa)|projekti*|toimi`)})$`, "u");
const groupNouns = "(?:työ|projekti)?(?:ryhmä|ryhmi|tiimi|porukka|poruka)*|(?:arbets)?grupp*|working*|team*|group*";
const groupNoun = new RegExp(`^(?:${sourceOf(groupNouns)})$`, "u");

/** Ids are written without dots over letters; some people write so too. */
const bare = (key: string): string => key.normalize("NFD").replace(/\p{M}/gu, "");

/** Names this long are known with a typo. */
const longName = 7;

/** "vanhus" of vanhuspalvelut, and its key. */
interface Core {
  readonly word: string;
  readonly key: string;
}

interface GroupName {
  readonly group: string;
  readonly keys: readonly string[];
  /** The telling part of each word: "vanhus" of vanhuspalvelut. */
  readonly cores: readonly Core[];
  /** A short id is a name only beside a word for group. */
  readonly needsNoun: boolean;
  /** The group's name itself; people shorten it to its first word, "yhteistyöryhmä". */
  readonly own: boolean;
}

export interface GroupMention {
  readonly group: string;
  /** `sure`: named as a group; otherwise by a word that may only be a subject ("vanhusten"). */
  readonly sure: boolean;
  /** Query terms that the name takes. */
  readonly terms: ReadonlySet<number>;
  readonly strength: number;
}

const core = (word: string): string => {
  const cut = word.replace(freeHead, "");
  return cut.length >= 4 ? cut : word;
};

function nameOf(group: string, name: string, kind: "own" | "alias" | "id"): readonly GroupName[] {
  const words = wordsOf(name.toLowerCase()).map((w) => w.text).filter((w) => !groupNoun.test(w));
  const keys = keysOf(words.join(" "));
  const cores = words.filter((w) => keys.includes(wordKey(w))).map(core).map((word) => ({ word, key: wordKey(word) }));
  return keys.length === 0 ? [] : [{ group, keys, cores, needsNoun: kind === "id" && group.length < longName, own: kind === "own" }];
}

const namesOf = (g: WorkingGroup): readonly GroupName[] => [
  ...nameOf(g.id, g.name, "own"),
  ...g.aliases.flatMap((alias) => nameOf(g.id, alias, "alias")),
  ...nameOf(g.id, g.id, "id"),
];

/** Names of the groups, for `mentionsIn`. */
export const groupNames = (programme: Programme): readonly GroupName[] => programme.groups.flatMap(namesOf);

const weigh = (key: string): number => (isLight(key) ? 0.3 : 1);

/** A query term cut for comparing: what stands before a free head, as written and without dots, with the keys of both. */
interface Cut {
  readonly term: QueryTerm;
  readonly before: readonly string[];
  readonly keys: readonly string[];
}

function cutOf(term: QueryTerm): Cut {
  const head = freeHead.exec(term.text);
  const before = head ? term.text.slice(0, head.index) : "";
  const ways = before.length >= 4 ? [...new Set([before, bare(before)])] : [];
  return { term, before: [...ways, ...ways.map(wordKey)], keys: [...new Set([...term.keys, ...term.keys.map(bare)])] };
}

/** 1 = the name's own word, 0.9 = its core with a free head or a typo, 0.6 = the core alone, 0 = something else. */
const mistyped = (k: string, key: string): boolean =>
  k[0] === key[0] && Math.abs(k.length - key.length) <= 2 && distance(k, key) <= (key.length >= 11 ? 2 : 1);

function meets({ term, before, keys }: Cut, key: string, its: Core | undefined): number {
  if (keys.includes(key)) return 1;
  if (key.length >= longName && term.keys.some((k) => mistyped(k, key))) return 0.9;
  // "vammaispalv": cut short.
  if (term.text.length >= longName && key.startsWith(term.text)) return 0.9;
  if (!its) return 0;
  if (before.includes(its.word) || before.includes(its.key)) return 0.9;
  return its.word.length >= 4 && term.keys.includes(its.key) ? 0.6 : 0;
}

/** All words of a name in one: "kumppaniyhteistyö". */
const isCompound = (key: string, parts: readonly string[]): boolean =>
  parts.every((part) => part.length >= 4 && key.length > part.length && (key.startsWith(part) || key.endsWith(part)));

function mention(name: GroupName, cuts: readonly Cut[], saysGroup: boolean): GroupMention | undefined {
  const all = name.keys.reduce((sum, key) => sum + weigh(key), 0);
  const terms = new Set<number>();
  let met = 0;
  let byNoun = saysGroup;
  name.keys.forEach((key, k) => {
    const found = cuts.map((cut, q) => [meets(cut, key, name.cores[k]), q] as const).sort((a, b) => b[0] - a[0])[0];
    if (!found || found[0] === 0) return;
    met += weigh(key) * found[0];
    terms.add(found[1]);
    if (groupHead.test(cuts[found[1]]?.term.text ?? "")) byNoun = true;
  });
  const whole = name.keys.length > 1 ? cuts.findIndex(({ term }) => term.keys.some((k) => isCompound(k, name.keys))) : -1;
  if (whole >= 0) return { group: name.group, sure: true, terms: new Set([whole]), strength: 1 };
  const strength = all === 0 ? 0 : met / all;
  if (strength === 0 || (name.needsNoun && !byNoun)) return undefined;
  const byFirst = name.own && cuts.some((cut, at) => terms.has(at) && meets(cut, name.keys[0] ?? "", name.cores[0]) > 0);
  const sure = strength >= 0.85 || (byNoun && (strength >= 0.6 || byFirst));
  return sure || strength >= 0.55 ? { group: name.group, sure, terms, strength: byNoun ? Math.max(strength, 0.8) : strength } : undefined;
}

/** Groups named in a message, the surest first, one mention each. */
export function mentionsIn(names: readonly GroupName[], query: readonly QueryTerm[], text: string): readonly GroupMention[] {
  const best = new Map<string, GroupMention>();
  const cuts = query.map(cutOf);
  const saysGroup = wordsOf(text).some((w) => groupNoun.test(w.text));
  for (const name of names) {
    const found = mention(name, cuts, saysGroup);
    if (found && found.strength > (best.get(found.group)?.strength ?? 0)) best.set(found.group, found);
  }
  const all = [...best.values()].sort((a, b) => b.strength - a.strength);
  const taken = (m: GroupMention): boolean =>
    all.some((o) => o !== m && o.strength >= m.strength + 0.15 && [...m.terms].every((t) => o.terms.has(t)));
  return all.filter((m) => !taken(m));
}
