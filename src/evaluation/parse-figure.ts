/** A figure as people type it, or the reason it is not one (text `figure.<reason>`). */
export type ParsedFigure =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: FigureFault };

export type FigureFault = "empty" | "notANumber" | "twoNumbers" | "wrongUnit" | "negative" | "overHundred" | "outOfScale" | "pointOrThousand" | "difference";

export interface FigureRules {
  /** Unit that the field shows; typing it beside the figure is fine, another one is not. */
  readonly unit?: string;
  readonly kind: "percent" | "number" | "currency" | "ratio" | "scale_1_5";
  /** Shares are at most 100 %; changes in per cent are not limited. */
  readonly share?: boolean;
}

const words: Readonly<Record<string, number>> = {
  nolla: 0, "ei yhtään": 0, "ei yhtäkään": 0, puolet: 50, neljännes: 25, kolmannes: 33.3, kaikki: 100,
  noll: 0, hälften: 50, alla: 100, zero: 0, half: 50, all: 100,
};
const ofAll = new Set(["puolet", "neljännes", "kolmannes", "kaikki", "hälften", "alla", "half", "all"]);

const numberShape = /[-+]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?|[-+]?\d+(?:[.,]\d+)?/g;

/**
 * `12,5 %`, `1 163`, `−5`, `0`, `puolet` (of a share). Spaces of every kind, the minus sign U+2212 (Intl prints it), and a comma are read;
 * a point is a decimal point (`12.5`) or, with a comma after it, a thousand (`1.163,5`); `1.163` alone could be either and is asked back.
 */
export function parseFigure(typed: string, rules: FigureRules): ParsedFigure {
  const text = tidy(typed);
  if (text === "") return { ok: false, reason: "empty" };
  const word = words[text];
  if (word !== undefined && (!ofAll.has(text) || rules.kind === "percent")) return { ok: true, value: word };
  const found = text.match(numberShape) ?? [];
  if (found.length === 0) return { ok: false, reason: "notANumber" };
  if (found.length > 1) return { ok: false, reason: "twoNumbers" };
  const figure = found[0] ?? "";
  if (/^[-+]?\d{1,3}\.\d{3}$/.test(figure)) return { ok: false, reason: "pointOrThousand" };
  const { times, rest } = multiplied(text.replace(figure, " ").replaceAll(/\s+/g, " ").trim(), rules);
  if (!fits(rest, rules)) return { ok: false, reason: /[%€]|euro|prosent|procent/.test(rest) ? "wrongUnit" : "notANumber" };
  // Digits after the comma stay as they were said: 1,1 million is 1100000, not a hair more.
  return withinRange(Math.round(Number(figure.replaceAll(" ", "").replace(",", ".")) * times * 1e6) / 1e6, rules);
}

const thousand = new Set(["tuhatta", "tuhat", "t", "tusen", "thousand", "t€", "k€", "teur"]);
const million = new Set(["milj", "milj.", "miljoonaa", "miljoona", "mn", "miljoner", "miljon", "million", "m€", "meur"]);

/** "1,2 milj. €", "350 t€", "noin 12 tuhatta": what the figure is multiplied by, and what is left beside it. Shares have no such words. */
function multiplied(beside: string, rules: FigureRules): { readonly times: number; readonly rest: string } {
  const words = beside.split(" ").filter((w) => !approximately.has(w));
  const [first = "", ...others] = words;
  const times = rules.kind === "percent" ? 1 : million.has(first) ? 1e6 : thousand.has(first) ? 1e3 : 1;
  return { times, rest: (times === 1 ? words : others).join(" ") };
}
const approximately = new Set(["noin", "n.", "n", "ca", "ca.", "cirka", "about", "suunnilleen"]);

const tidy = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replaceAll(/[\u2212\u2012-\u2015]/g, "-")
    .replaceAll(/(\d)\.(?=\d{3}(?:\.\d{3})*,\d)/g, "$1")
    .replaceAll(/\s+/g, " ")
    .replace(/^- (?=\d)/, "-")
    .trim()
    .toLowerCase()
    .replace(/[.!]$/, "");

const percentWords = new Set(["%", "prosenttia", "pros.", "pros", "prosentti", "procent", "percent", "per cent"]);
const euroWords = new Set(["€", "eur", "euroa", "euro", "euros"]);
const plainWords = new Set(["kpl", "kappaletta", "st", "hlö", "henkilöä", "henkeä", "asiakasta", "asukasta"]);

/** What stands beside the figure must be its unit, or nothing. */
function fits(rest: string, rules: FigureRules): boolean {
  if (rest === "" || rest === rules.unit?.toLowerCase()) return true;
  if (rules.kind === "percent" || rules.unit === "%") return percentWords.has(rest);
  if (rules.kind === "currency") return euroWords.has(rest);
  return plainWords.has(rest);
}

function withinRange(value: number, rules: FigureRules): ParsedFigure {
  if (!Number.isFinite(value)) return { ok: false, reason: "notANumber" };
  if (rules.share && value > 100) return { ok: false, reason: "overHundred" };
  if (rules.kind === "scale_1_5" && (value < 1 || value > 5)) return { ok: false, reason: "outOfScale" };
  if (value < 0 && (rules.share || rules.kind === "number" || rules.kind === "ratio")) return { ok: false, reason: "negative" };
  return { ok: true, value };
}

/** So different from the last figure that it is asked about: ten times, or a tenth (a slipped comma), or more than thirty points of a share. */
export function isJump(value: number, before: number | undefined, rules: FigureRules): boolean {
  if (before === undefined || before === 0 || value === 0) return false;
  if (rules.share) return Math.abs(value - before) > 30;
  const times = Math.abs(value / before);
  return times >= 5 || times <= 0.2;
}
