import { sameText } from "../import/split-text.ts";
import type { Indicator } from "../indicator.ts";
import { readTarget } from "../read-target.ts";
import { atLeast, atMost, falling, rising } from "../read-target/direction.ts";
import { isPercent } from "../../status/series-readings.ts";
import { likeness } from "./similar-text.ts";

/** Under this, the words are about something else. */
const least = 0.65;

/** How alike two sentences are in what they follow, 0–1: a new target is the same indicator still, another age, size or share of something is not. */
export function sameFollowed(a: string, b: string): number {
  const [left, right] = [subjectOf(a), subjectOf(b)];
  if (left.numbers !== right.numbers) return 0;
  return likeness(left.words, right.words);
}

/** 0 where it is another indicator. Of several that are the same but for their targets, the one with the more of its words. */
export function sameIndicator(a: Indicator, b: Indicator): number {
  const alike = a.name !== undefined && a.name === b.name ? 1 : sameFollowed(a.text, b.text);
  return alike < least ? 0 : alike + 0.1 * likeness(a.text, b.text);
}

interface Subject {
  readonly words: string;
  /** Ages, sizes and the like, which say what is followed. Years are words among others. */
  readonly numbers: string;
}

const known = new Map<string, Subject>();
const most = 5000;

function subjectOf(text: string): Subject {
  const had = known.get(text);
  if (had) return had;
  const words = withoutTarget(text).replace(aims, " ").trim();
  const numbers = [...words.matchAll(number)].map((n) => n[0].trim()).filter((n) => !/^(?:19|20)\d\d$/.test(n));
  const made = { words, numbers: numbers.sort().join(" ") };
  if (known.size >= most) known.clear();
  known.set(text, made);
  return made;
}

/** Words that only say where it should go. */
const aims = new RegExp(`(?:${[rising, falling, atMost, atLeast].map((r) => r.source).join("|")})\\p{L}*|(?<![\\p{L}\\d])(?:on|ovat|yli|alle|noin|är|is|are)(?![\\p{L}\\d])`, "giu");
const day = /(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{4})?(?!\d)/gu;
const number = /\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?/gu;

/** The sentence without the figures that its target states, and the day by which and since when. An age or another year is what it is about. */
export function withoutTarget(text: string): string {
  const { value, baselineValue, baselineYear, deadline } = readTarget(text);
  return [value, baselineValue, baselineYear, deadline === undefined ? undefined : Number(deadline.slice(0, 4))].reduce<string>((left, figure) => (figure === undefined ? left : withoutFigure(left, figure)), sameSpaces(text.replace(day, " ")));
}

const sameSpaces = (text: string): string => text.replace(/\s+/gu, " ").trim();

function withoutFigure(text: string, figure: number): string {
  const all = [...text.matchAll(number)]
    .filter((n) => Number(n[0].replace(/[^\d.,]/gu, "").replace(",", ".")) === figure)
    .map((n) => ({ before: text.slice(0, n.index), after: text.slice(n.index + n[0].length) }));
  const found = all.find((n) => inPercent.test(n.after)) ?? all.find((n) => !isAge.test(n.after)) ?? all[0];
  return found ? sameSpaces(`${found.before} ${found.after.replace(/^ ?%/u, "")}`) : text;
}

const inPercent = /^ ?(?:%|pros|proc|per ?cent)/iu;
const isAge = /^(?: ?-?vuoti| vuotta (?:täyttän|vanh)| år (?:fyll|gaml)| ?-?year)/iu;

/** The figures of one do not mean anything as the other's: they are in another unit, or of another kind where a unit is not told. */
export function measuresOther(a: Indicator, b: Indicator): boolean {
  const [left, right] = [unitOf(a), unitOf(b)];
  return left === undefined || right === undefined ? a.kind !== b.kind : !isSameUnit(left, right);
}

/** «kpl» is so many of whatever it is. */
function unitOf(i: Indicator): string | undefined {
  if (isPercent(i)) return "%";
  const unit = i.unit === undefined ? undefined : sameText(i.unit.replace(/€/gu, "euroa"));
  return unit === undefined && i.kind === "currency" ? "euroa" : unit === "kpl" || unit === "st" || unit === "pcs" ? undefined : unit;
}

/** The same but for its ending: asiakasta, asiakkaita. */
function isSameUnit(a: string, b: string): boolean {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return a === b || (common >= 4 && Math.max(a.length, b.length) - common <= 5);
}
