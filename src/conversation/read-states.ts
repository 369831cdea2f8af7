import type { Status } from "../evaluation/answer.ts";
import { kindWords } from "./lexicon-kinds.ts";
import { stateWords } from "./lexicon-states.ts";
import { anyOf } from "./read-pattern.ts";
import { blank, wordsOf, type Span } from "./read-text.ts";

/** Items that stand in certain states are asked for: "mitkä vaativat huomiota", "which goals are at risk". */
export interface StatesAsked {
  readonly states: readonly Status[];
  /** Goals, not their measures. */
  readonly goals?: true;
}

const asksWhich = anyOf(`
  mitkä|mikä|mitä|mitäs|missä|montako|moniko|kuinka moni|mikään|listaa|lista|luettele|näytä|kaikki
  vilka|vilket|vad|var|finns|har vi|hur många|lista|visa|alla
  which|what|where|any|anything|how many|list|show|all|are there
`);

/** Beside the state nothing but such words: "jäljessä olevat toimenpiteet?". */
const small = anyOf("onko|onks|olevat|oleva|olevia|vaativat|vielä|nyt|meillä|meidän|ryhmän|ryhmällä|asiat|asioita|kohdat|kohtia|tällä|hetkellä|punkter|just|nu|oss|hos|items?|now|our|we|have|do|of|the|som|är|vi|har");

const denies = anyOf("ei|eivät|inte|not|ej|isn't|aren't");
/** "Mitkä piti olla valmiina": asked of a time that is over. */
export const wasDue = anyOf("pit(?:i|äisi|äis|änyt)|olisi pitänyt|borde|skulle|should|were supposed|was supposed");

const find = (text: string): readonly (Span & { readonly states: readonly Status[] })[] =>
  stateWords.flatMap(([states, shape]) => {
    const m = shape.exec(text);
    return m ? [{ states, start: m.index, end: m.index + m[0].length }] : [];
  });

/** The states that are asked for, and where they stand, so that their words are not looked for in titles. */
export function readStates(text: string): (StatesAsked & { readonly spans: readonly Span[] }) | undefined {
  const found = find(text);
  const rest = blank(text, found);
  const bare = wordsOf(rest).every(({ text: w }) => small.test(w) || Object.values(kindWords).some((kind) => kind.test(w)));
  if (found.length === 0 || denies.test(rest) || wasDue.test(text) || !(asksWhich.test(rest) || bare)) return undefined;
  const states = [...new Set(found.flatMap((f) => f.states))];
  return { states, spans: found, ...(kindWords.goal.test(rest) && !kindWords.measure.test(rest) && !/\d/u.test(rest) ? { goals: true } : {}) };
}
