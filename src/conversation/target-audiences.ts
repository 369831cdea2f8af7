import type { Programme } from "../programme/programme.ts";
import type { QueryTerm } from "./read-query.ts";
import { isLight, keysOf } from "./target-index.ts";
import type { Vocabulary } from "./target-vocabulary.ts";

export interface AudienceName {
  readonly id: string;
  readonly keys: readonly string[];
}

/** "Henkilöstöviestintä" is for the henkilöstö. */
const withoutDoing = (name: string): string => name.replace(/(?<=\p{L}{4})(?:viestintä|tiedotus|kommunikation)(?![\p{L}])/giu, "");

/** Audiences of the communication plan and the bodies that read the report, by every name they have. */
export const audienceNames = (programme: Programme): readonly AudienceName[] =>
  [...programme.audiences, ...programme.bodies].flatMap(({ id, name, aliases }) =>
    [...withoutDoing(name).split(/[,()]|\s(?:ja|och|and)\s/u), ...name.split(/[,()]|\s(?:ja|och|and)\s/u), ...aliases].map((said) => ({ id, keys: keysOf(said) })).filter((n) => n.keys.length > 0),
  );

export const audienceName = (programme: Programme, id: string): string | undefined =>
  [...programme.audiences, ...programme.bodies].find((a) => a.id === id)?.name;

export interface AudienceFound {
  readonly id: string;
  /** Query terms that its name takes. */
  readonly terms: ReadonlySet<number>;
}

/** "Lautakunta" for perusturvalautakunta. */
const shortestEnd = 6;

const weigh = (key: string): number => (isLight(key) ? 0.3 : 1);

/** The audience whose name is said most fully; undefined when none is. */
export function audienceIn(names: readonly AudienceName[], query: readonly QueryTerm[], vocabulary: Vocabulary): AudienceFound | undefined {
  const meets = (term: QueryTerm, key: string): boolean =>
    term.keys.some((k) => k === key || (k.length >= shortestEnd && key.endsWith(k)) || (k[0] === key[0] && vocabulary.lookUp(k).some((m) => m.term === key && m.quality >= 0.8)));
  const scored = names
    .map(({ id, keys }) => {
      const met = keys.map((key) => ({ key, at: query.findIndex((t) => meets(t, key)) })).filter(({ at }) => at >= 0);
      const sum = (list: readonly string[]): number => list.reduce((total, key) => total + weigh(key), 0);
      return { id, part: sum(met.map((m) => m.key)) / sum(keys), length: keys.length, terms: new Set(met.map((m) => m.at)) };
    })
    .filter((s) => s.part >= 0.6)
    .sort((a, b) => b.part - a.part || b.length - a.length);
  return scored[0];
}
