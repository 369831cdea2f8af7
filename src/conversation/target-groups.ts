import { distance } from "fastest-levenshtein";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import type { QueryTerm } from "./read-query.ts";
import { wordKey } from "./read-stem.ts";
import { wordsOf } from "./read-text.ts";
import { isLight, keysOf } from "./target-index.ts";

/** Heads that people change freely: vanhuspalvelut, vanhuspuoli, vanhusryhmä. */
const freeHead = /(?:palvelu\p{L}*|puol(?:i|en|ella|elta|elle|ta|een|esta|essa)\p{L}*|ryhmä\p{L}*|tiimi\p{L}*|asia(?:t|in|issa|ista)?|porukka\p{L}*|poruka\p{L}*|väki|väen|hankk?e\p{L}*|projekti\p{L}*|toimi)$/u;
const groupHead = /(?:ryhmä\p{L}*|puol(?:i|en|ella|elta|elle|ta|een|esta|essa)|tiimi\p{L}*|porukka\p{L}*|poruka\p{L}*)$/u;
const groupNoun = /^(?:työ|projekti)?(?:ryhmä|ryhmi|tiimi|porukka|poruka)\p{L}*$|^(?:arbets)?grupp\p{L}*$|^(?:working|team|group)\p{L}*$/u;

/** Ids are written without dots over letters; some people write so too. */
const bare = (key: string): string => key.normalize("NFD").replace(/\p{M}/gu, "");

/** Names this long are known with a typo. */
const longName = 7;

interface GroupName {
  readonly group: string;
  readonly keys: readonly string[];
  /** The telling part of each word: "vanhus" of vanhuspalvelut. */
  readonly cores: readonly string[];
  /** A short id is a name only beside a word for group. */
  readonly needsNoun: boolean;
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

function nameOf(group: string, name: string, needsNoun: boolean): readonly GroupName[] {
  const words = wordsOf(name.toLowerCase()).map((w) => w.text).filter((w) => !groupNoun.test(w));
  const keys = keysOf(words.join(" "));
  return keys.length === 0 ? [] : [{ group, keys, cores: words.filter((w) => keys.includes(wordKey(w))).map(core), needsNoun }];
}

const namesOf = (g: WorkingGroup): readonly GroupName[] => [
  ...nameOf(g.id, g.name, false),
  ...g.aliases.flatMap((alias) => nameOf(g.id, alias, false)),
  ...nameOf(g.id, g.id, g.id.length < longName),
];

/** Names of the groups, for `mentionsIn`. */
export const groupNames = (programme: Programme): readonly GroupName[] => programme.groups.flatMap(namesOf);

const weigh = (key: string): number => (isLight(key) ? 0.3 : 1);

/** 1 = the name's own word, 0.9 = its core with a free head, 0.6 = the core alone, 0 = something else. */
function meets(term: QueryTerm, key: string, coreWord: string): number {
  if (term.keys.some((k) => k === key || bare(k) === key)) return 1;
  if (key.length >= longName && term.keys.some((k) => k[0] === key[0] && distance(k, key) <= (key.length >= 11 ? 2 : 1))) return 0.9;
  const word = term.text;
  const head = freeHead.exec(word);
  const before = head ? word.slice(0, head.index) : "";
  if (before.length >= 4 && [before, bare(before)].some((b) => b === coreWord || wordKey(b) === wordKey(coreWord))) return 0.9;
  return coreWord.length >= 4 && term.keys.includes(wordKey(coreWord)) ? 0.6 : 0;
}

function mention(name: GroupName, query: readonly QueryTerm[], text: string): GroupMention | undefined {
  const all = name.keys.reduce((sum, key) => sum + weigh(key), 0);
  const terms = new Set<number>();
  let met = 0;
  let byNoun = wordsOf(text).some((w) => groupNoun.test(w.text));
  name.keys.forEach((key, k) => {
    const found = query.map((term, q) => [meets(term, key, name.cores[k] ?? key), q] as const).sort((a, b) => b[0] - a[0])[0];
    if (!found || found[0] === 0) return;
    met += weigh(key) * found[0];
    terms.add(found[1]);
    if (groupHead.test(query[found[1]]?.text ?? "")) byNoun = true;
  });
  const whole = name.keys.length > 1 ? query.findIndex((t) => t.keys.some((k) => name.keys.every((part) => part.length >= 4 && k.length > part.length && (k.startsWith(part) || k.endsWith(part))))) : -1;
  if (whole >= 0) return { group: name.group, sure: true, terms: new Set([whole]), strength: 1 };
  const strength = all === 0 ? 0 : met / all;
  if (strength === 0 || (name.needsNoun && !byNoun)) return undefined;
  const first = name.keys[0] ?? "";
  const byFirst = query.some((t) => terms.has(query.indexOf(t)) && meets(t, first, name.cores[0] ?? first) > 0);
  const sure = strength >= 0.85 || (byNoun && (strength >= 0.6 || byFirst));
  return sure || strength >= 0.55 ? { group: name.group, sure, terms, strength: byNoun ? Math.max(strength, 0.8) : strength } : undefined;
}

/** Groups named in a message, the surest first, one mention each. */
export function mentionsIn(names: readonly GroupName[], query: readonly QueryTerm[], text: string): readonly GroupMention[] {
  const best = new Map<string, GroupMention>();
  for (const name of names) {
    const found = mention(name, query, text);
    if (found && found.strength > (best.get(found.group)?.strength ?? 0)) best.set(found.group, found);
  }
  const all = [...best.values()].sort((a, b) => b.strength - a.strength);
  const taken = (m: GroupMention): boolean =>
    all.some((o) => o !== m && o.strength >= m.strength + 0.15 && [...m.terms].every((t) => o.terms.has(t)));
  return all.filter((m) => !taken(m));
}
