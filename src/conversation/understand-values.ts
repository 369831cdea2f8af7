import type { Indicator } from "../programme/indicator.ts";
import { thingNamed, type Figure } from "./read-numbers.ts";
import { wordsOf } from "./read-text.ts";
import { courseOf, isDifference, type Course } from "./understand-difference.ts";
import type { Facts } from "./understand-facts.ts";
import { namedParts, partsIn } from "./understand-list.ts";
import { reachedIn } from "./understand-reached.ts";
import type { Understood } from "./understood.ts";

type Values = Understood["values"];

export interface Said {
  readonly values: Values;
  readonly unit?: string;
  /** What was said is how much it has changed, not what it is. */
  readonly change?: true;
  /** Which way it went. */
  readonly course?: Course;
}

const nothing: Said = { values: [] };

/** "tavoite 94 %": what is aimed at, not what was reached. */
const aimBefore = /(?:tavoi?te(?:taso|arvo)?\p{L}*|målet?|målnivå\p{L}*|target)(?:\s(?:on|oli|är|is|was))?\s?:?\s?$/u;
const nowBefore = /(?<![\p{L}])(?:nyt|nyt on|on nyt|nu|är nu|now|is now)\s?:?\s?$/u;
const fromTo = /(?<![\p{L}])(?:from|från)\s\S+(?:\s\S+)?\s(?:to|till)\s|\d:?(?:sta|stä)(?![\p{L}])/u;

/** Figures that can be readings: not limits of a definition, nor what is aimed at, unless nothing else was said. */
export function readings({ text, figures }: Pick<Facts, "text" | "figures">): readonly Figure[] {
  const free = figures.filter((f) => !f.bound && !aimBefore.test(text.slice(Math.max(0, f.start - 30), f.start)));
  return free.length > 0 ? free : figures.filter((f) => !aimBefore.test(text.slice(Math.max(0, f.start - 30), f.start)));
}

/** The word that a figure belongs to in a list: "lapset 12, vammaiset 30". */
function wordBefore(text: string, figure: Figure): string | undefined {
  const piece = text.slice(0, figure.start).split(/[,;\n]|(?<![\p{L}])(?:ja|och|and)(?![\p{L}])|\d/u).at(-1) ?? "";
  return wordsOf(piece).at(-1)?.text;
}

/** Several figures of one series, one part each, where the series is not known yet; undefined when the message is no such list. */
function series(text: string, figures: readonly Figure[]): Values | undefined {
  if (figures.length < 2) return undefined;
  const names = figures.map((f) => wordBefore(text, f));
  const full = names.every((n) => n !== undefined) && new Set(names).size === names.length;
  const listed = /,|;/u.test(text.slice(figures[0]?.end, figures.at(-1)?.start)) && new Set(figures.map((f) => f.unit)).size === 1;
  return full && listed ? figures.map((f, i) => ({ value: f.value, part: names[i] ?? "" })) : undefined;
}

/** "12 lasta ja 28 aikuista" of what has no parts: two figures, and no one knows which is meant. */
function counted(text: string, figures: readonly Figure[]): Values | undefined {
  const [one, other, ...more] = figures;
  if (!one || !other || more.length > 0 || fromTo.test(text) || isDifference(text, other)) return undefined;
  const joined = /^\s\p{L}+\s(?:ja|och|and|sekä|samt)\s$/u.test(text.slice(one.numberEnd, other.start)) && /^\s\p{L}+/u.test(text.slice(other.numberEnd));
  return joined ? [{ value: one.value }, { value: other.value }] : undefined;
}

const isNow = (text: string, f: Figure): boolean => nowBefore.test(text.slice(Math.max(0, f.start - 20), f.start));

/** "Viime vuonna 40 ja nyt 45": the time that was said is the other figure's. */
export const isOfNow = (text: string, figures: readonly Figure[], times: readonly { readonly start: number }[]): boolean =>
  figures.some((f, n) => n > 0 && isNow(text, f) && times.every((t) => t.start < (figures[n - 1]?.end ?? 0)));

/** The one figure that is the reading. */
function main(text: string, figures: readonly Figure[], indicator: Indicator | undefined): Figure | undefined {
  const now = figures.find((f) => isNow(text, f));
  if (now) return now;
  if (figures.length > 1 && fromTo.test(text)) return figures.at(-1);
  return figures.find((f) => f.unit !== undefined && f.unit === indicator?.unit) ?? figures[0];
}

/** "asiakkaita 262": the thing counted, said before the figure. */
function thingBefore(text: string, figure: Figure): string | undefined {
  const word = wordsOf(text.slice(Math.max(0, figure.start - 40), figure.start)).at(-1);
  return word && figure.start - (Math.max(0, figure.start - 40) + word.end) <= 5 ? thingNamed(word.text) : undefined;
}

/** "lapsia lastensuojelun piirissä 412": the thing counted, nearest before the figure, else after it. */
function thingIn(words: string): string | undefined {
  return wordsOf(words).flatMap((w) => thingNamed(w.text) ?? []).at(-1);
}

/** A change in per cent is aimed at, but readings are counts of a thing: the one that is named in the message, else in the indicator. */
const countedBy = (text: string, figure: Figure, indicator: Indicator): string | undefined =>
  thingIn(text.slice(0, figure.start)) ?? thingIn(text.slice(figure.numberEnd)) ?? thingIn((indicator.name ?? indicator.text).toLowerCase());

/** Unit of a reading: as said; of what is counted, when the indicator has none or aims at per cent; else the indicator's. */
function unitOf(text: string, figure: Figure, indicator: Indicator | undefined): string | undefined {
  if (figure.unit !== undefined) return figure.unit;
  const own = indicator?.unit;
  if (own !== undefined && own !== "%") return own;
  if (indicator?.target?.form === "change") return countedBy(text, figure, indicator) ?? "kpl";
  const thing = indicator ? thingBefore(text, figure) : undefined;
  return thing ?? own ?? (indicator?.kind === "percent" ? "%" : indicator?.kind === "number" ? "kpl" : undefined);
}

/** What a message says of an indicator: figures with their unit, or whether a state was reached. `places`: the rows of a table. */
export function valuesSaid(facts: Facts, indicator: Indicator | undefined, places: readonly string[] = []): Said {
  const figures = readings(facts);
  const state = indicator === undefined || indicator.kind === "milestone" || indicator.kind === "qualitative";
  if (state && (figures.length === 0 || indicator?.kind === "milestone")) {
    const reached = reachedIn(facts);
    return reached === undefined ? nothing : { values: [{ value: reached }] };
  }
  return figuresSaid(facts.text, figures, indicator, places);
}

function figuresSaid(text: string, figures: readonly Figure[], indicator: Indicator | undefined, places: readonly string[]): Said {
  const parts = indicator?.breakdown?.parts ?? places;
  const named = parts.length > 0 ? ofParts(text, figures, parts) : undefined;
  const list = named ?? (parts.length > 0 ? undefined : (indicator && counted(text, figures)) ?? series(text, figures));
  const figure = list ? figures[0] : main(text, figures, indicator);
  if (!figure) return nothing;
  // In a list the words beside the figures name its parts.
  const many = list !== undefined && list.length > 1;
  const unit = many ? (named ? shareOr(figure.unit, indicator?.unit) : (figure.unit ?? indicator?.unit ?? "kpl")) : unitOf(text, figure, indicator);
  const change = !many && isDifference(text, figure);
  const course = many ? undefined : courseOf(text, figure);
  return { values: list ?? [{ value: figure.value }], ...(unit === undefined ? {} : { unit }), ...(change ? { change: true } : {}), ...(course ? { course } : {}) };
}

/** "1163:sta 1210:een", "edellinen 1163, nyt 1210", "12,1 % eli 1210 asiakasta": figures of the same place. */
const ofOne = (text: string, figures: readonly Figure[]): boolean =>
  fromTo.test(text) || figures.some((f) => isNow(text, f)) || new Set(figures.map((f) => f.unit ?? "")).size > 1;

/** Each figure with its part. More parts than figures: nobody knows whose they are. */
function ofParts(text: string, figures: readonly Figure[], parts: readonly string[]): Values | undefined {
  if (figures.length > 0 && partsIn(text, parts).length > figures.length) return figures.map(({ value }) => ({ value }));
  const named = namedParts(text, figures, parts);
  const sure = (named ?? []).filter((v) => v.part !== undefined).length;
  return sure === 1 && figures.length > 1 && ofOne(text, figures) ? undefined : named;
}

/** "12 lasta": the word after a part's figure names the part; only a share or money is a unit there. */
const shareOr = (said: string | undefined, own: string | undefined): string | undefined => (said === "%" || said === "€" ? said : own);
