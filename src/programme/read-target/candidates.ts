import type { Aims, Amount } from "./figure.ts";
import type { Candidate } from "./candidate.ts";
import { isCameTo, limitOf, rankOf, sign, signOf } from "./candidate.ts";
import { numberOf, numberPattern } from "./numbers.ts";
import { percentWord } from "./percent.ts";
import type { Rest } from "./rest.ts";
import { timesAndCounts } from "./times-and-counts.ts";

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

const all = (pattern: string, text: string): readonly RegExpExecArray[] => [...text.matchAll(new RegExp(pattern, "giu"))];

const pointsOf = (written: string): string => (/enhet/iu.test(written) ? "procentenheter" : /per ?cent/iu.test(written) || / points?/iu.test(written) ? "percentage points" : "prosenttiyksikköä");
/** «Kuntoutujista 75 %:lla», «75 % asiakkaista»: a part of them. */
const partBefore = /(?<![\p{L}])\p{L}+(?:ist[aä]|jist[aä])(?: (?:vähintään|enintään|noin|yli|alle))? ?$/iu;
const partAfter = /^ (?:[\p{L}-]+ ){0,2}?\p{L}+(?:ist[aä])(?![\p{L}])/iu;

function percents(text: string, aims: Aims): readonly Candidate[] {
  const pattern = `${sign}(${numberPattern}) ?(${percentWord})(?::?(iin|een|in|n tasolle|[\\p{Ll}]+))?( ?-?(?:yksik|poäng|enhet|point)\\p{L}*)?`;
  return all(pattern, text).map((found) => {
    const place = { text, start: found.index, end: found.index + found[0].length };
    const points = /yksik|poäng|enhet|point/iu.test(`${found[3]}${found[5] ?? ""}`);
    const to = /^(?:iin|een|in|n tasolle)$/iu.test(found[4] ?? "") || /prosenttiin$/iu.test(found[3] ?? "") || isCameTo(place);
    // «80 %:n työaika»: the genitive names what it stands before.
    const isName = /^n$/iu.test(found[4] ?? "") && /^ \p{Ll}/u.test(text.slice(place.end)) && !/^ (?:taso|osuu|kasvu|nousu|lasku|vähen|lisäy|kattavuu|peittävyy|raja|kanssa|osalta)/iu.test(text.slice(place.end));
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
    const amount: Amount = { of: "money", value: (numberOf(found[2] ?? found[5] ?? "") ?? Number.NaN) * scale, unit: `€${found[4] ?? ""}`, sign: signOf(found[1]), to: isCameTo(place), ...limitOf(place) };
    return { amount, rank: isName ? 0 : rankOf(place, aims, aims.money ? 1 : 0) };
  });
}
