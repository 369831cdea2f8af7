import { digits, numberOf, numberPattern } from "./numbers.ts";
import type { Rest } from "./rest.ts";
import { countUnit } from "./units.ts";

/** A figure with what is written around it. */
export interface Amount {
  readonly of: "percent" | "points" | "money" | "count" | "time";
  readonly value?: number;
  readonly unit?: string;
  /** `-5%`, `+10 %`. */
  readonly sign: "" | "-" | "+";
  /** «80 %:iin», «till 80 %», «to 80 %»: the level to come to. */
  readonly to: boolean;
  /** «70 %:sta 80 %:iin»: where it comes from. */
  readonly from?: number;
  /** Written as a word: «vähintään yhden menetelmän käyttö». */
  readonly inWords?: boolean;
  /** The time that stands with it: «2022 syksy». */
  readonly by?: string;
}

const sign = "(?:(?<=^|[\\s(])([+-]) ?)?";
const percentWord = "(?:%|prosentti\\p{L}*|prosenti\\p{L}*|procent\\p{L}*|per ?cent)";
const number = `(${digits})`;

const fromTo: readonly RegExp[] = [
  new RegExp(`${number} ?(?:%:?st[aä]|prosentista) ${number} ?(?:%:?(?:iin|een)|prosenttiin)`, "iu"),
  new RegExp(`(?:från|from) ${number} ?${percentWord}? (?:till|to) ${number} ?${percentWord}`, "iu"),
];
const countFromTo = new RegExp(`(?<![\\p{L}])((?:\\d+|yhde|kahde|kolme|neljä|viide|kuude|seitsemä|kahdeksa|yhdeksä|kymmene)(?::?st[aä])) ((?:\\d+:?(?:een|iin|än|aan)|yhteen|kahteen|kolmeen|neljään|viiteen|kuuteen|seitsemään|kahdeksaan|yhdeksään|kymmeneen))(?: (\\p{Ll}+))?`, "iu");
const ranges = new RegExp(`${digits} ?(?:%|\\p{Ll}+)? ?- ?${digits} ?(?:${percentWord}|€|euroa|kpl)?`, "iu");
const toBefore = /(?:(?<![\p{L}\d])(?:till|to|tasolle|ad) )$/iu;

/** The figure that the sentence aims at, taken out of it. A range states no single value, and neither do two equal candidates. */
export function takeAmount(rest: Rest, isAimed: boolean): Amount | undefined {
  return takeNone(rest) ?? takeFromTo(rest) ?? takeRange(rest) ?? takePercent(rest) ?? takeMoney(rest) ?? takeTime(rest, isAimed) ?? takeCount(rest, isAimed);
}

/** «Ei yhtään siirtoviivepäivää»: none at all. */
function takeNone(rest: Rest): Amount | undefined {
  const found = rest.take(/^(?:ei (?:enää )?(?:yhtään|ainuttakaan)|nolla|inga|inte (?:en enda|ett enda)|zero) (\p{Ll}+)(?! \p{Ll}+(?:ta|tä)(?![\p{L}]))/iu);
  const unit = countUnit(found?.[1] ?? "");
  return found && { of: "count", value: 0, sign: "", to: false, ...(unit === undefined ? {} : { unit }) };
}

/** «Perheet: syksy 2022 (3 perhettä)»: a time as a plan writes it, with how many by then. What is said to follow it is not promised. */
const stage = new RegExp(`(?:^|[:;,] ?)(kevät|kesä|syksy|talvi) ((?:19|20)\\d\\d) \\((${numberPattern}) (\\p{Ll}{2,})\\)`, "iu");

export function takeStage(rest: Rest): Amount | undefined {
  const found = rest.take(stage);
  const [value, unit] = [numberOf(found?.[3] ?? ""), countUnit(found?.[4] ?? "")];
  if (!found || value === undefined || unit === undefined) return undefined;
  return { of: "count", value, unit, sign: "", to: false, by: `${found[2]} ${found[1]?.toLowerCase()}` };
}

function takeFromTo(rest: Rest): Amount | undefined {
  for (const pattern of fromTo) {
    const found = rest.take(pattern);
    const [from, value] = [numberOf(found?.[1] ?? ""), numberOf(found?.[2] ?? "")];
    if (found && from !== undefined && value !== undefined) return { of: "percent", unit: "%", from, value, sign: "", to: true };
  }
  const found = rest.take(countFromTo);
  if (!found) return undefined;
  const [from, value] = [numberOf(stripCase(found[1] ?? "")), numberOf(stripCase(found[2] ?? ""))];
  const unit = countUnit(found[3] ?? "");
  return from === undefined || value === undefined ? undefined : { of: "count", from, value, sign: "", to: true, ...(unit === undefined ? {} : { unit }) };
}

const stripCase = (word: string): string => word.replace(/(\d):?(?:st[aä]|een|iin|än|aan)$/iu, "$1");

function takeRange(rest: Rest): Amount | undefined {
  const found = rest.take(ranges);
  if (!found) return undefined;
  return { of: new RegExp(percentWord, "iu").test(found[0]) ? "percent" : /€|euro/iu.test(found[0]) ? "money" : "count", sign: "", to: false };
}

function takePercent(rest: Rest): Amount | undefined {
  const found = rest.take(new RegExp(`${sign}(${numberPattern}) ?(${percentWord})(?::?(iin|een|in|n tasolle|[\\p{Ll}]+))?(?:(?<=prosentti)yksik\\p{L}*)?( ?-?(?:yksik|poäng|enhet|point)\\p{L}*)?`, "iu"));
  const value = numberOf(found?.[2] ?? "");
  if (!found || value === undefined) return undefined;
  const points = /yksik|poäng|enhet|point/iu.test(`${found[3]}${found[5] ?? ""}`);
  const to = /^(?:iin|een|in|n tasolle)$/iu.test(found[4] ?? "") || /prosenttiin$/iu.test(found[3] ?? "") || toBefore.test(rest.text.slice(0, found.index));
  return { of: points ? "points" : "percent", value, unit: points ? "prosenttiyksikköä" : "%", sign: signOf(found[1]), to };
}

function takeMoney(rest: Rest): Amount | undefined {
  const found = rest.take(new RegExp(`${sign}(?:€ ?)?${number} ?(milj(?:oonaa?|\\.)?|miljoner|million|mn|M|tuhatta|t)? ?(?:(?:€|eur(?:oa|on|olla|os?)?|euro(?:a|n|lla|ksi|on|t|s)?)(?![\\p{L}])(\\/\\p{Ll}{2,12}(?![\\p{L}]))?)`, "iu"));
  const value = numberOf(found?.[2] ?? "");
  if (!found || value === undefined) return undefined;
  const scale = /^(?:mil|mn|m$)/iu.test(found[3] ?? "") ? 1_000_000 : /^t/iu.test(found[3] ?? "") ? 1000 : 1;
  return { of: "money", value: value * scale, unit: `€${found[4] ?? ""}`, sign: signOf(found[1]), to: toBefore.test(rest.text.slice(0, found.index)) };
}

const times: readonly (readonly [unit: string, forms: string])[] = [
  ["kk", "kk|kuukau\\p{L}+|månader(?:na)?|månad|months?"],
  ["vko", "vko|viikk?o\\p{L}*|veckor|vecka|weeks?"],
  ["vrk", "vrk|vuorokau\\p{L}+|dygn"],
  ["kpv", "kpv"],
  ["pv", "pv|(?:koulu|arki|työ)?päivä\\p{L}*|(?:arbets)?dagar|dag|(?:working )?days?"],
  ["h", "h|tunti\\p{L}*|tunni\\p{L}*|timmar|timme|hours?"],
  ["min", "min|minuut\\p{L}+|minuter|minutes?"],
];

/** «lyhenee kahteen viikkoon»: the number word itself says that it is what is come to. */
const illative = /(?:yhteen|kahteen|kolmeen|neljään|viiteen|kuuteen|seitsemään|kahdeksaan|yhdeksään|kymmeneen)$/iu;

/** A time is a target only where a limit is said: «kolmen (3) kuukauden sisällä», «enintään 7 päivää». */
function takeTime(rest: Rest, isAimed: boolean): Amount | undefined {
  if (!isAimed) return undefined;
  for (const [unit, forms] of times) {
    const found = rest.take(new RegExp(`${sign}(${numberPattern}) ?(?:${forms})(?![\\p{L}])(\\/\\p{Ll}{2,6}(?![\\p{L}]))?`, "iu"));
    const value = numberOf(found?.[2] ?? "");
    if (found && value !== undefined) return { of: "time", value, unit: unit + (found[3] ?? ""), sign: signOf(found[1]), to: illative.test(found[2] ?? "") || toBefore.test(rest.text.slice(0, found.index)) };
  }
  return undefined;
}

/** A count is a target where something aims at it: a direction, a limit, «/vuosi», «tavoite», or where the sentence begins with it. */
function takeCount(rest: Rest, isAimed: boolean): Amount | undefined {
  const anywhere = new RegExp(`${sign}(${numberPattern})(?: k(?= kpl))? ?(:?\\p{Ll}*)(?: (\\p{Ll}+))?`, "iu");
  const atStart = new RegExp(`^()(${numberPattern}) (\\p{Ll}{2,})(?: (\\p{Ll}+))?`, "iu");
  const found = rest.take(isAimed ? anywhere : atStart);
  const value = numberOf(found?.[2] ?? "");
  if (!found || value === undefined) return undefined;
  const ratio = /^\/ ?(\p{Ll}{2,})/u.exec(rest.text.slice(found.index + found[0].length))?.[0];
  // «kolme sähköistä asiakasraatia»: the noun, not its adjective.
  const units = found.slice(3, 5).map((word) => countUnit(word ?? ""));
  const unit = ratio !== undefined && /^\p{Ll}{1,4}$/u.test(found[3] ?? "") && !found[4] ? `${found[3]}${ratio.replace(" ", "")}` : /(?:ist[aä]|vaa|vää|utta|yttä)$/.test(units[0] ?? "") && units[1] !== undefined ? units[1] : units.find((u) => u !== undefined);
  if (!isAimed && unit === undefined) return undefined;
  return { of: "count", value, sign: signOf(found[1]), to: illative.test(found[2] ?? "") || toBefore.test(rest.text.slice(0, found.index)), ...(unit === undefined ? {} : { unit }), ...(/\d/.test(found[2] ?? "") ? {} : { inWords: true }) };
}

const signOf = (written: string | undefined): Amount["sign"] => (written === "-" || written === "+" ? written : "");
