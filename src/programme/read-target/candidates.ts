import { isAimedAt, limitAt } from "./aim.ts";
import type { Place } from "./aim.ts";
import type { Aims, Amount } from "./amount.ts";
import { numberOf, numberPattern } from "./numbers.ts";
import { percentWord } from "./percent.ts";
import type { Rest } from "./rest.ts";
import { countUnit, fromAdessive, timeForms, timeUnit } from "./units.ts";

/** A number of the sentence with how strongly it is aimed at: 0 not at all, 1 by where it stands, 2 by a word beside it, 3 by a limit. */
interface Candidate {
  readonly amount: Amount;
  readonly rank: 0 | 1 | 2 | 3;
}

/** Percents before money before the rest. Two that are aimed at alike, and differ, state no single value. */
export function candidatesIn(rest: Rest, aims: Aims): Amount | undefined {
  for (const find of [percents, monies, timesAndCounts]) {
    const found = find(rest.text, aims).filter((c) => c.rank > 0);
    const best = Math.max(...found.map((c) => c.rank));
    const amounts = found.filter((c) => c.rank === best).map((c) => c.amount);
    const first = amounts[0];
    if (first) return amounts.every((a) => a.value === first.value) ? first : { of: first.of, sign: "", to: false };
  }
  return undefined;
}

const sign = "(?:(?<=^|[\\s(:])([+-]) ?)?";
const all = (pattern: string, text: string): readonly RegExpExecArray[] => [...text.matchAll(new RegExp(pattern, "giu"))];
const signOf = (written: string | undefined): Amount["sign"] => (written === "-" || written === "+" ? written : "");
const toBefore = /(?:(?<![\p{L}\d])(?:till|to|tasolle|ad) )$/iu;
const rankOf = (place: Place, aims: Aims, otherwise: 0 | 1): Candidate["rank"] => (limitAt(place) !== undefined ? 3 : isAimedAt(place, aims.repeated) ? 2 : otherwise);
const limitOf = (place: Place): Pick<Amount, "limit"> => {
  const limit = limitAt(place);
  return limit === undefined ? {} : { limit };
};

const pointsOf = (written: string): string => (/enhet/iu.test(written) ? "procentenheter" : /per ?cent/iu.test(written) || / points?/iu.test(written) ? "percentage points" : "prosenttiyksikköä");
/** «Kuntoutujista 75 %:lla», «75 % asiakkaista»: a part of them. */
const partBefore = /(?<![\p{L}])\p{L}+(?:ist[aä]|jist[aä])(?: (?:vähintään|enintään|noin|yli|alle))? ?$/iu;
const partAfter = /^ (?:[\p{L}-]+ ){0,2}?\p{L}+(?:ist[aä])(?![\p{L}])/iu;

function percents(text: string, aims: Aims): readonly Candidate[] {
  const pattern = `${sign}(${numberPattern}) ?(${percentWord})(?::?(iin|een|in|n tasolle|[\\p{Ll}]+))?( ?-?(?:yksik|poäng|enhet|point)\\p{L}*)?`;
  return all(pattern, text).map((found) => {
    const place = { text, start: found.index, end: found.index + found[0].length };
    const points = /yksik|poäng|enhet|point/iu.test(`${found[3]}${found[5] ?? ""}`);
    const to = /^(?:iin|een|in|n tasolle)$/iu.test(found[4] ?? "") || /prosenttiin$/iu.test(found[3] ?? "") || toBefore.test(text.slice(0, found.index));
    // «80 %:n työaika»: the genitive names what it stands before.
    const isName = /^n$/iu.test(found[4] ?? "") && /^ \p{Ll}/u.test(text.slice(place.end)) && !/^ (?:taso|osuu|kasvu|nousu|lasku|vähen|lisäy|kattavuu|peittävyy|raja)/iu.test(text.slice(place.end));
    const amount: Amount = { of: points ? "points" : "percent", value: numberOf(found[2] ?? "") ?? Number.NaN, unit: points ? pointsOf(found[0]) : "%", sign: signOf(found[1]), to, ...limitOf(place) };
    const isShare = !points && !to && amount.sign === "" && (partBefore.test(text.slice(0, place.start)) || partAfter.test(text.slice(place.end)));
    if (isShare) return { amount: { ...amount, isShare }, rank: isName ? 0 : rankOf(place, aims, 1) };
    return { amount, rank: isName ? 0 : rankOf(place, aims, 1) };
  });
}

function monies(text: string, aims: Aims): readonly Candidate[] {
  const pattern = `${sign}(?:€ ?)?(${numberPattern}) ?(milj(?:oonaa?|\\.)?|miljoner|million|mn|M|tuhatta|t)? ?(?:€|eur(?:oa|on|olla|os?)?(?![\\p{L}])|euro(?:a|n|lla|ksi|on|t|s)?(?![\\p{L}]))(\\/\\p{Ll}{2,12}(?![\\p{L}]))?|€ ?(${numberPattern})`;
  return all(pattern, text).map((found) => {
    const place = { text, start: found.index, end: found.index + found[0].length };
    const scale = /^(?:mil|mn|m$)/iu.test(found[3] ?? "") ? 1_000_000 : /^t/iu.test(found[3] ?? "") ? 1000 : 1;
    // «yli 10 000 euron hankinnat»: which ones are meant.
    const isName = /euron$/iu.test(found[0]) && /^ \p{Ll}/u.test(text.slice(place.end)) && !/^ (?:taso|säästö|kasvu|nousu|lasku|vähen|lisäy)/iu.test(text.slice(place.end));
    const amount: Amount = { of: "money", value: (numberOf(found[2] ?? found[5] ?? "") ?? Number.NaN) * scale, unit: `€${found[4] ?? ""}`, sign: signOf(found[1]), to: toBefore.test(text.slice(0, found.index)), ...limitOf(place) };
    return { amount, rank: isName ? 0 : rankOf(place, aims, aims.money ? 1 : 0) };
  });
}

/** «lyhenee kahteen viikkoon»: the number word itself says that it is what is come to. */
const illative = /(?:yhteen|kahteen|kolmeen|neljään|viiteen|kuuteen|seitsemään|kahdeksaan|yhdeksään|kymmeneen)$/iu;
const withinBefore = /(?<![\p{L}])(?:inom|within) (?:\p{Ll}+ )?$/iu;
const withinAfter = /^(?:[ ]\p{Ll}+){0,2} (?:sisällä|kuluessa)(?![\p{L}])/iu;
const isInessive = /(?::ss[aä]|päivässä|viikossa|vuorokaudessa|kuukaudessa|tunnissa|minuutissa)$/iu;
/** What is counted is a share or a number; a time beside it tells of what. */
const counts = /(?<![\p{L}])(?:\p{L}*määrä|osuus|\p{L}*lukumäärä|share|number|proportion|percentage|antalet|andelen|andel|antal)(?![\p{L}])/iu;

function timesAndCounts(text: string, aims: Aims): readonly Candidate[] {
  const pattern = `${sign}(${numberPattern})(?: k(?= kpl))?(?::(?:lla|llä|n|een|iin|ään|aan|sta|stä|tä|ta|ssa|ssä)(?![\\p{L}]))? ?(\\p{Ll}+(?::\\p{Ll}+)?)?(?: (\\p{Ll}+))?`;
  return all(pattern, text).flatMap((found) => {
    const value = numberOf(found[2] ?? "");
    if (/^(?:kolmas|neljäs|viides|kymmenes)osa/iu.test(found[3] ?? "")) return [];
    if (/^ ?(?:%|€|eur|prosent|procent|per ?cent)/iu.test(text.slice(found.index + (found[0].length - found[0].trimStart().length) + (found[1]?.length ?? 0)).slice((found[2] ?? "").length).trimStart())) return [];
    const isGlued = found[3] !== undefined && text[found.index + found[0].indexOf(found[3]) - 1]?.match(/\d/) && timeUnit(found[3]) === undefined && !/^(?:kpl|hlö|htv|st|krt|tt)$/iu.test(found[3]);
    if (value === undefined || isGlued) return [];
    return [timeOf(text, found, value, aims) ?? countOf(text, found, value, aims)];
  });
}

function timeOf(text: string, found: RegExpExecArray, value: number, aims: Aims): Candidate | undefined {
  const unit = timeUnit(found[3] ?? "");
  if (unit === undefined) return undefined;
  const end = found.index + found[0].indexOf(found[3] ?? "", (found[2] ?? "").length) + (found[3] ?? "").length;
  const place = { text, start: found.index, end };
  const per = (/^(?:\/| per )(?!vuosi|år|year|kk|month|månad)\p{Ll}{2,20}(?![\p{L}])/u.exec(text.slice(end))?.[0] ?? "").replace(" per ", "/");
  const isWithin = withinBefore.test(text.slice(0, place.start)) || withinAfter.test(text.slice(end)) || isInessive.test(found[3] ?? "");
  const change = aims.directions.rises || aims.directions.falls;
  const to = illative.test(found[2] ?? "") || toBefore.test(text.slice(0, place.start)) || (change && /(?:päivään|viikkoon|kuukauteen|tuntiin|minuuttiin|vuorokauteen|:ään|:een|:iin)$/iu.test(found[3] ?? ""));
  const limit = limitAt(place) ?? (isWithin ? "at_most" : undefined);
  const amount: Amount = { of: "time", value, unit: unit + per, sign: signOf(found[1]), to, ...(limit === undefined ? {} : { limit }) };
  // «14 vrk kuluessa tavattujen osuus», «alle 7 vrk odotus, osuus asiakkaista»: the time tells which ones are counted.
  const tellsWhich = (counts.test(text) || (isWithin && change && !to)) && !new RegExp(`(?:${timeForms(unit)})\\p{L}* (?:luku)?määrä`, "iu").test(text);
  const rank = rankOf(place, aims, 0);
  return { amount, rank: tellsWhich && (isWithin || rank === 3) ? 0 : rank > 0 ? rank : isWithin || (to && change) ? 2 : signOf(found[1]) ? 1 : 0 };
}

/** «Antalet närståendevårdare ökar …», «the number of foster families by 12»: what is counted is what the number is of. */
const subjectUnit = (text: string): string | undefined =>
  /^antalet (\p{Ll}+) (?:ökar|minskar|är|stiger|sjunker|växer)(?![\p{L}])/iu.exec(text)?.[1] ?? /number of ((?:\p{Ll}+ )?\p{Ll}+s) (?:by|rises?|falls?|increases?|decreases?|grows?|is|are)(?![\p{L}])/iu.exec(text)?.[1];

function countOf(text: string, found: RegExpExecArray, value: number, aims: Aims): Candidate {
  const spoken = found.slice(3, 5).map((word) => word ?? "");
  const units = spoken.map(countUnit);
  const change = aims.directions.rises || aims.directions.falls;
  // «kolme sähköistä asiakasraatia»: the noun, not its adjective.
  const upToSecond = /[aä]$|^(?:nya|new|uutta|muuta|eri|additional|ytterligare|more|fler|av|of)$/iu.test(spoken[0] ?? "");
  const noun = units[0] === undefined && !upToSecond ? -1 : /(?:ist[aä]|vaa|vää|utta|yttä)$/.test(units[0] ?? "") && units[1] !== undefined ? 1 : units.findIndex((u) => u !== undefined);
  const by = change ? spoken.map(fromAdessive).find((u) => u !== undefined) : undefined;
  const upTo = found[0].indexOf(spoken[Math.max(0, noun)] ?? "", (found[2] ?? "").length) + (spoken[Math.max(0, noun)] ?? "").length;
  const place = { text, start: found.index, end: found.index + upTo };
  const number = { text, start: found.index, end: found.index + found[0].length - spoken.filter((w) => w !== "").join(" ").length };
  const per = /^ ?\/ ?(\p{Ll}{2,})/u.exec(text.slice(place.end))?.[1];
  const named = (noun < 0 ? undefined : units[noun]) ?? by;
  const unit = per === undefined ? named ?? subjectUnit(text) : `${spoken[Math.max(0, noun)]}/${per}`;
  // «palkataan kolme lisää», «två fler»
  const more = /^(?:lisää|enemmän|fler|more|additional|ytterligare)$/iu.test(spoken[0] ?? "") ? "+" : /^(?:vähemmän|färre|fewer|less)$/iu.test(spoken[0] ?? "") ? "-" : "";
  const amount: Amount = {
    of: "count", value, sign: signOf(found[1]) || more, ...limitOf(number),
    to: illative.test(found[2] ?? "") || toBefore.test(text.slice(0, found.index)),
    ...(unit === undefined || unit.startsWith("/") ? {} : { unit }), ...(/\d/.test(found[2] ?? "") ? {} : { inWords: true }),
  };
  const isFollowed = /^ ?-\p{L}|^[.:]\d/u.test(text.slice(number.end));
  const rank = Math.max(rankOf(number, aims, 0), isAimedAt(place, aims.repeated) ? 2 : 0, amount.sign || by !== undefined || (amount.to && change) ? 2 : 0) as Candidate["rank"];
  // «kahden hoitajan käynnit», «3 osassa»: without a limit, the word after the number must be what is counted.
  const isName = spoken[0] !== "" && more === "" && named === undefined && per === undefined && amount.limit === undefined && !amount.to && amount.sign === "";
  if (isFollowed || isName) return { amount, rank: 0 };
  return { amount, rank: rank > 0 ? rank : found.index === 0 && unit !== undefined ? 1 : 0 };
}
