import { kindWords } from "./lexicon-kinds.ts";
import { wordsOf } from "./read-text.ts";
import { audienceIn, type AudienceName } from "./target-audiences.ts";
import { isName, peopleIn, receiverIn, unknownName, type Responsibility } from "./target-people.ts";
import type { Vocabulary } from "./target-vocabulary.ts";
import type { Facts } from "./understand-facts.ts";

/** Who a message names, and its facts without those words: names of people and audiences are not searched for in titles. */
export interface Who {
  readonly facts: Facts;
  /** People of the programme whose group is meant. */
  readonly people: readonly Responsibility[];
  readonly audience?: { readonly id: string; readonly byGroupWordsOnly: boolean };
}

export interface Named {
  readonly people: readonly Responsibility[];
  readonly audiences: readonly AudienceName[];
  readonly vocabulary: Vocabulary;
}

const lowWords = (name: string | undefined): readonly string[] => (name === undefined ? [] : wordsOf(name.toLowerCase()).map((w) => w.text));

export function whoIn(facts: Facts, { people, audiences, vocabulary }: Named): Who {
  const delegates = facts.cues.has("delegate");
  // Somebody named when work is passed on is its receiver, whatever they chair.
  const meant = delegates ? [] : peopleIn(people, facts.even);
  const names = [...lowWords(delegates ? receiverIn(facts.even) : undefined), ...lowWords(unknownName(facts.even, vocabulary.knows))];
  const isPerson = (text: string): boolean => names.includes(text) || meant.some((p) => p.parts.some((part) => isName(text, part)));
  const query = facts.query.filter((t) => !isPerson(t.text));
  const audience = facts.cues.has("broadcast") || facts.cues.has("report") ? audienceIn(audiences, query, vocabulary) : undefined;
  if (!audience) return { facts: { ...facts, query }, people: meant };
  const byGroupWordsOnly = [...audience.terms].every((at) => kindWords.group.test(query[at]?.text ?? ""));
  const rest = query.filter((_, at) => !audience.terms.has(at));
  return { facts: { ...facts, query: rest }, people: meant, audience: { id: audience.id, byGroupWordsOnly } };
}
