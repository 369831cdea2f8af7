import { addDays, addMonths } from "../../shared/calendar.ts";

/** A time as the document writes it, with the dates it gives. */
export interface ReadSchedule {
  readonly text: string;
  readonly from?: string;
  readonly to?: string;
}

const year = "20\\d\\d";
const dash = "\\s?[-–—]\\s?";
const season = "[Kk]evät|[Kk]evään|[Kk]esä|[Ss]yksy|[Ss]yksyn|[Tt]alvi|[Vv]år(?:en)?|[Ss]ommar(?:en)?|[Hh]öst(?:en)?|[Vv]inter(?:n)?|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter";
const month = "[Tt]ammi|[Hh]elmi|[Mm]aalis|[Hh]uhti|[Tt]ouko|[Kk]esä|[Hh]einä|[Ee]lo|[Ss]yys|[Ll]oka|[Mm]arras|[Jj]oulu";
const when = `(?:(?:(?:${season}|(?:${month})kuu(?:n|sta)?)\\s|(?:1[0-2]|0?[1-9])/)?${year})`;
const day = "\\d{1,2}\\.\\s?\\d{1,2}\\.(?:20\\d\\d|\\d\\d)?";
const from = "[Aa]lkaen|[Ff]rån och med|[Ff]rån|[Ff]rom|[Ss]tarting|[Bb]eginning|[Ff]r\\.o\\.m\\.";

/** Years with a dash between them. Whatever stands around them, this is a time. */
const range = `${when}${dash}(?:${when}|\\d\\d(?!\\d))`;
/** With a word that makes it a time anywhere. */
const worded = `(?:(?:\\p{Lu}\\p{L}+(?:ttain|vis))\\s+)?(?:(?:${from})\\s+${when}(?:\\s?[-–](?=\\s|$))?|${when}\\s+(?:${from}))`;
const capitalSeason = `(?:[KSTVH](?:evät|esä|yksy|alvi|åren|östen))\\s${year}`;
const days = `${day}${dash}(?:${day})?`;
const bound = `(?:${day}|${when})\\s(?:alkaen|lähtien|asti|saakka|mennessä)`;
const quarters = `Q[1-4](?:\\s?\\/?\\s?${year})?${dash}Q[1-4]\\s?\\/?\\s?${year}|Q[1-4]\\s?\\/?\\s?${year}|${year}\\s?\\/?\\s?Q[1-4]`;

/** A time that stands in the middle of a line, between a measure and its indicator. */
export const scheduleAnywhere = new RegExp(`(?<![\\d.])(?:${range}|${worded}|${capitalSeason}|${days}|${quarters})(?!\\d)`, "u");
/** A year alone: a time only where it stands as a cell of its own would. */
export const yearAlone = new RegExp(`(?<![\\d.])(?:${when})(?![\\d%])(?!\\s(?:loppuun|lopussa|mennessä|aikana|verrattuna|määrä|tasosta|asti|käyneet))`, "u");
/** A whole text that is nothing but a time. */
export const isSchedule = (text: string): boolean =>
  new RegExp(`^(?:${range}|${worded}|${when}|${days}|${quarters}|[Jj]atkuva(?:a)?|[Vv]uoden ${year} loppuun mennessä|${year} loppuun mennessä)[.,]?$`, "u").test(text.trim());

/** What stands in brackets behind a measure, «1.8.2025 alkaen», is its time, too; on a line of its own it may be the end of a sentence. */
export const isTime = (text: string): boolean => isSchedule(text) || (/^aikataulu\s/iu.test(text.trim()) && isSchedule(text.trim().slice(10))) || new RegExp(`^(?:${bound}|(?:vuosi|vuodet|vuosina|vuoteen|vuonna)\\s(?:${range}|${when})(?:\\smennessä)?)$`, "u").test(text.trim());

/** A line that ends so has its year on the next: «perustettu vuoden / 2023 loppuun mennessä». */
export const namesYear = /(?<![\p{L}])(?:vuoden|vuonna|vuodesta|vuoteen|v\.|\p{L}+kuu(?:ssa|sta|hun)|år|året|year|in|by|since)$/iu;

/** «vuoden 2023», «in 2023»: the year of a sentence, not of a column. */
const belongsToWord = /(?<!\p{L})(?:vuonna|vuoden|vuodesta|vuoteen|v\.|år|year|in|since|\p{L}+kuu(?:ssa|sta|n|hun))\s$/iu;

/** A year alone at the beginning of a line (not the first) or at the end of one. */
export function yearAtEdge(text: string, at: number): RegExpExecArray | null {
  const found = yearAlone.exec(text);
  if (!found) return null;
  const end = found.index + found[0].length;
  if (belongsToWord.test(text.slice(0, found.index))) return null;
  if (found.index === 0) return at > 0 && /^(?:\s*$|\s+[\p{Lu}(\d])/u.test(text.slice(end)) ? found : null;
  return text.slice(end).trim() === "" ? found : null;
}

/** A year alone before what begins with a capital: «… seurojen kanssa 2026 Pelitoiminta on käynnistetty». */
export function yearBeforeCapital(text: string): RegExpExecArray | null {
  const found = /(?<=[\p{Ll})] )(?:\d{1,2}\/)?20\d\d(?= \p{Lu}\p{Ll})/u.exec(text);
  return found && !belongsToWord.test(text.slice(0, found.index)) ? found : null;
}

const firstOf: Readonly<Record<string, string>> = { k: "03-01", v: "03-01", e: "06-01", s: "09-01", t: "12-01" };
const monthNames = ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"];

/** Dates of a written time: a year is from its first to its last day, a season begins with its first month; «alkaen» has no end. */
export function readSchedule(written: string): ReadSchedule {
  const text = written.replace(/\s+/g, " ").trim();
  const byDays = new RegExp(`(${day})\\s?[-–—]\\s?(${day})?`, "u").exec(text);
  if (byDays) return dayRange(text, byDays[1] ?? "", byDays[2]);
  const fromTo = new RegExp(`Q([1-4])(?:\\s?\\/?\\s?(${year}))?${dash}Q([1-4])\\s?\\/?\\s?(${year})`, "u").exec(text);
  if (fromTo) return quarterRange(text, fromTo.slice(1));
  const byQuarter = /Q([1-4])\s?\/?\s?(20\d\d)|(20\d\d)\s?\/?\s?Q([1-4])/.exec(text);
  if (byQuarter) return quarter(text, Number(byQuarter[1] ?? byQuarter[4]), byQuarter[2] ?? byQuarter[3] ?? "");
  const bounded = boundedSide(text);
  if (bounded) return { text, ...bounded };
  const byMonth = [...text.matchAll(/(?<!\d)(1[0-2]|0?[1-9])\/(20\d\d)/gu)];
  if (byMonth.length > 0) return monthRange(text, byMonth);
  const parts = [...text.matchAll(new RegExp(`((?:${season})|(?:${month})kuu\\p{L}*)?\\s?(${year})`, "gu"))];
  const [first, second] = parts;
  if (!first?.[2]) return { text };
  const start = startOf(first[1], first[2]);
  if (new RegExp(`(?:${from})`, "u").test(text)) return { text, from: start };
  const short = new RegExp(`${year}${dash}(\\d\\d)(?!\\d)`, "u").exec(text)?.[1];
  const last = second?.[2] ?? (short ? `20${short}` : undefined);
  const open = new RegExp(`${year}\\s?[-–]\\s*$`, "u").test(text);
  if (last !== undefined) return { text, from: start, to: `${last}-12-31` };
  return open || first[1] ? { text, from: start } : { text, from: start, to: `${first[2]}-12-31` };
}

/** «vuoden 2026 loppuun», «1.3.2026 alkaen», «30.6.2026 mennessä». */
function boundedSide(text: string): Omit<ReadSchedule, "text"> | undefined {
  const ending = /(?:vuoden )?(20\d\d) loppuun/.exec(text);
  if (ending) return { to: `${ending[1]}-12-31` };
  const [, date = "", word = ""] = new RegExp(`^(${day})\\s(alkaen|lähtien|asti|saakka|mennessä)$`, "u").exec(text) ?? [];
  const bound = word === "" ? undefined : dateOf(date, undefined);
  if (bound === undefined) return undefined;
  return /alkaen|lähtien/u.test(word) ? { from: bound } : { to: bound };
}

/** «8/2025 – 6/2026»: from the first day of a month to the last of another; one month alone is that month. */
function monthRange(text: string, months: readonly RegExpMatchArray[]): ReadSchedule {
  const [first, last] = [months[0], months.at(-1)];
  const dayOne = (of: RegExpMatchArray | undefined): string => `${of?.[2] ?? ""}-${(of?.[1] ?? "").padStart(2, "0")}-01`;
  const open = months.length === 1 && /[-–]\s*$|alkaen|lähtien/u.test(text);
  return { text, from: dayOne(first), ...(open ? {} : { to: addDays(addMonths(dayOne(last), 1), -1) }) };
}

function startOf(word: string | undefined, y: string): string {
  if (word === undefined) return `${y}-01-01`;
  const lower = word.toLowerCase();
  const at = monthNames.findIndex((m) => lower.startsWith(`${m}kuu`));
  if (at >= 0) return `${y}-${String(at + 1).padStart(2, "0")}-01`;
  const key = /^(?:kesä|sommar|summer)/.test(lower) ? "e" : /^(?:syks|höst|autumn|fall)/.test(lower) ? "s" : /^(?:talv|vinter|winter)/.test(lower) ? "t" : "k";
  return `${y}-${firstOf[key] ?? "01-01"}`;
}

function dayRange(text: string, first: string, last: string | undefined): ReadSchedule {
  const to = last === undefined ? undefined : dateOf(last, undefined);
  const start = dateOf(first, to?.slice(0, 4));
  return { text, ...(start === undefined ? {} : { from: start }), ...(to === undefined ? {} : { to }) };
}

/** `13.1.21`, `1.10.2021`; `3.2.` takes the year of what it goes with, or has no date. */
export function dateOf(written: string, otherYear: string | undefined): string | undefined {
  const [, d = "", m = "", y] = /^(\d{1,2})\.\s?(\d{1,2})\.(20\d\d|\d\d)?$/.exec(written.trim()) ?? [];
  const full = y === undefined ? otherYear : y.length === 2 ? `20${y}` : y;
  if (d === "" || full === undefined || Number(m) < 1 || Number(m) > 12 || Number(d) < 1 || Number(d) > 31) return undefined;
  return `${full}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
}

/** «Q1–Q4/2026», «Q3/2026–Q1/2027». */
function quarterRange(text: string, [q1 = "", y1, q2 = "", y2 = ""]: readonly (string | undefined)[]): ReadSchedule {
  const { from } = quarter(text, Number(q1), y1 ?? y2);
  const { to } = quarter(text, Number(q2), y2);
  return { text, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function quarter(text: string, q: number, y: string): ReadSchedule {
  const [from, to] = [["01-01", "03-31"], ["04-01", "06-30"], ["07-01", "09-30"], ["10-01", "12-31"]][q - 1] ?? ["01-01", "12-31"];
  return { text, from: `${y}-${from}`, to: `${y}-${to}` };
}
