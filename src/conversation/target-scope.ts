import type { Programme, WorkingGroup } from "../programme/programme.ts";
import type { GroupMention } from "./target-groups.ts";
import type { Responsibility } from "./target-people.ts";
import type { Circumstances } from "./understood.ts";

/** Which groups a message can be about, and how that is known. */
export interface Scope {
  readonly groups: readonly string[];
  readonly from: "named" | "person" | "channel" | "thread" | "own" | "nobody";
}

export interface ScopeClues {
  readonly mentions: readonly GroupMention[];
  readonly people: readonly Responsibility[];
  readonly circumstances: Circumstances;
}

/** The words go before the place, the place before the thread, the thread before the person's own groups. */
export function scopeOf({ mentions, people, circumstances }: ScopeClues): Scope {
  const sure = mentions.filter((m) => m.sure);
  const best = sure[0]?.strength ?? 0;
  const named = sure.filter((m) => m.strength >= best - 0.15);
  if (named.length > 0) return { groups: named.map((m) => m.group), from: "named" };
  const theirs = [...new Set(people.flatMap((p) => [...p.groups, ...p.measures.map((m) => m.group)]))];
  if (theirs.length > 0) return { groups: theirs, from: "person" };
  if (circumstances.channelGroup !== undefined) return { groups: [circumstances.channelGroup], from: "channel" };
  if (circumstances.before?.group !== undefined) return { groups: [circumstances.before.group], from: "thread" };
  const own = circumstances.ownGroups ?? [];
  if (own.length > 0) return { groups: own, from: "own" };
  return { groups: [], from: "nobody" };
}

/** Groups that are searched: the scope's, or all when it names none. */
export const groupsIn = (programme: Programme, scope: Scope): readonly WorkingGroup[] =>
  scope.groups.length === 0 ? programme.groups : programme.groups.filter((g) => scope.groups.includes(g.id));

/** The scope's group when there is exactly one. */
export const onlyGroup = (scope: Scope): string | undefined => (scope.groups.length === 1 ? scope.groups[0] : undefined);
