import { isAimedAt, limitAt } from "./aim.ts";
import type { Aims, Amount } from "./figure.ts";
import type { Candidate } from "./candidate.ts";
import { illative, isCameTo, isChanging, limitOf, rankOf, sign, signOf } from "./candidate.ts";
import { numberOf, numberPattern } from "./numbers.ts";
import { countUnit, fromAdessive, timeForms, timeUnit } from "./units.ts";

/** A number with the words after it. */
interface Spoken {
  readonly text: string;
  readonly start: number;
  /** Where the number ends. */
  readonly end: number;
  readonly written: string;
  readonly value: number;
  readonly sign: Amount["sign"];
  readonly words: readonly [string, string];
  /** Where each of the words ends. */
  readonly ends: readonly [number, number];
}

const caseEnding = "(?::(?:lla|llä|n|een|iin|ään|aan|sta|stä|tä|ta|ssa|ssä)(?![\\p{L}]))?";
const pattern = new RegExp(`${sign}(${numberPattern})(?: k(?= kpl))?${caseEnding}( ?)(\\p{Ll}+(?::\\p{Ll}+)?)?(?:( )(\\p{Ll}+))?`, "giu");
const otherKinds = /^ ?(?:%|€|eur|prosent|procent|per ?cent|(?:kolmas|neljäs|viides|kymmenes)osa)/iu;
const unitsGlued = /^(?:kpl|hlö|htv|st|krt|tt)$/iu;

export const timesAndCounts = (text: string, aims: Aims): readonly Candidate[] =>
  [...text.matchAll(pattern)].flatMap((found) => {
    const spoken = spokenIn(text, found);
    return spoken ? [timeOf(spoken, aims) ?? countOf(spoken, aims)] : [];
  });

function spokenIn(text: string, found: RegExpExecArray): Spoken | undefined {
  const [whole, signed, written = "", space = "", first = "", between = "", second = ""] = found;
  const value = numberOf(written);
  const end = found.index + whole.length - space.length - first.length - between.length - second.length;
  const isGlued = first !== "" && space === "" && /\d$/.test(text.slice(0, end)) && timeUnit(first) === undefined && !unitsGlued.test(first);
  if (value === undefined || isGlued || otherKinds.test(text.slice(end))) return undefined;
  const ends = [end + space.length + first.length, found.index + whole.length] as const;
  return { text, start: found.index, end, written, value, sign: signOf(signed), words: [first, second], ends };
}

const withinBefore = /(?<![\p{L}])(?:inom|within) (?:\p{Ll}+ )?$/iu;
const withinAfter = /^(?:[ ]\p{Ll}+){0,2} (?:sisällä|kuluessa)(?![\p{L}])/iu;
const isInessive = /(?::ss[aä]|päivässä|viikossa|vuorokaudessa|kuukaudessa|tunnissa|minuutissa)$/iu;
const isIllative = /(?:päivään|viikkoon|kuukauteen|tuntiin|minuuttiin|vuorokauteen|:ään|:een|:iin)$/iu;
/** What is counted is a share or a number; a time beside it tells of what. */
const counts = /(?<![\p{L}])(?:\p{L}*määrä|osuus|\p{L}*lukumäärä|share|number|proportion|percentage|antalet|andelen|andel|antal)(?![\p{L}])/iu;

function timeOf({ text, start, ends: [end], written, value, sign: signed, words: [word] }: Spoken, aims: Aims): Candidate | undefined {
  const unit = timeUnit(word);
  if (unit === undefined) return undefined;
  const place = { text, start, end };
  const per = (/^(?:\/| per )(?!vuosi|år|year|kk|month|månad)\p{Ll}{2,20}(?![\p{L}])/u.exec(text.slice(end))?.[0] ?? "").replace(" per ", "/");
  const isWithin = withinBefore.test(text.slice(0, start)) || withinAfter.test(text.slice(end)) || isInessive.test(word);
  const change = isChanging(aims);
  const to = illative.test(written) || isCameTo(place) || (change && isIllative.test(word));
  const limit = limitAt(place) ?? (isWithin ? "at_most" : undefined);
  const amount: Amount = { of: "time", value, unit: unit + per, sign: signed, to, ...(limit === undefined ? {} : { limit }) };
  const rank = rankOf(place, aims, 0);
  if ((isWithin || rank === 3) && tellsWhich(text, unit, isWithin && change && !to)) return { amount, rank: 0 };
  if (rank > 0) return { amount, rank };
  return { amount, rank: isWithin || (to && change) ? 2 : signed === "" ? 0 : 1 };
}

/** «14 vrk kuluessa tavattujen osuus», «alle 7 vrk odotus, osuus asiakkaista»: the time tells which ones are counted. */
const tellsWhich = (text: string, unit: string, isLimitOfChange: boolean): boolean =>
  (isLimitOfChange || counts.test(text)) && !new RegExp(`(?:${timeForms(unit)})\\p{L}* (?:luku)?määrä`, "iu").test(text);

/** «Antalet närståendevårdare ökar …», «the number of foster families by 12»: what is counted is what the number is of. */
const subjectUnit = (text: string): string | undefined =>
  /^antalet (\p{Ll}+) (?:ökar|minskar|är|stiger|sjunker|växer)(?![\p{L}])/iu.exec(text)?.[1] ??
  /number of ((?:\p{Ll}+ )?\p{Ll}+s) (?:by|rises?|falls?|increases?|decreases?|grows?|is|are)(?![\p{L}])/iu.exec(text)?.[1];

/** «palkataan kolme lisää», «två fler». */
const moreOrLess = (word: string): Amount["sign"] =>
  /^(?:lisää|enemmän|fler|more|additional|ytterligare)$/iu.test(word) ? "+" : /^(?:vähemmän|färre|fewer|less)$/iu.test(word) ? "-" : "";

const mayStandBetween = /^(?:nya|new|uutta|muuta|eri|additional|ytterligare|more|fler|av|of)$/iu;
const isAdjective = /(?:ist[aä]|vaa|vää|utta|yttä)$/u;

/** Which of the words says what is counted: «kolme sähköistä asiakasraatia» the second, the noun; «kahden hoitajan käynnit» neither. */
function nounOf([first, second]: Spoken["words"]): 0 | 1 | undefined {
  const [one, two] = [countUnit(first), countUnit(second)];
  // «4 työtoiminnan asiakasta»: whose they are stands between.
  if (one === undefined && /\p{Ll}{3}n$/u.test(first) && /^(?:asiakasta|henkilöä|työntekijää|lasta|nuorta|perhettä|potilasta|käyntiä|paikkaa)$/u.test(second)) return 1;
  if (two !== undefined && (one === undefined ? mayStandBetween.test(first) : isAdjective.test(one))) return 1;
  return one === undefined ? undefined : 0;
}

interface Counted {
  /** What the words after the number name; a number that is followed by something else is a name («3 osassa»). */
  readonly named: string | undefined;
  readonly unit: string | undefined;
  readonly end: number;
}

function countedBy({ text, words, ends }: Spoken, change: boolean): Counted {
  const noun = nounOf(words);
  const end = ends[noun ?? 0];
  const by = change ? (fromAdessive(words[0]) ?? fromAdessive(words[1])) : undefined;
  const named = noun === undefined ? by : countUnit(words[noun]);
  const per = /^ ?\/ ?(\p{Ll}{2,})/u.exec(text.slice(end))?.[1];
  if (per === undefined) return { named, unit: named ?? subjectUnit(text), end };
  const word = words[noun ?? 0];
  return { named: word === "" ? undefined : word, unit: word === "" ? undefined : `${word}/${per}`, end };
}

/** «neljään», «till 25»; with a change beside it also «nousee 25 asiakkaaseen». */
const comesTo = ({ text, start, end, written, words }: Spoken, named: string | undefined, change: boolean): boolean =>
  illative.test(written) || isCameTo({ text, start, end }) || (change && named !== undefined && /(?:seen|aan|een|iin|öön)$/u.test(words[0]));

function countOf(spoken: Spoken, aims: Aims): Candidate {
  const { text, start, end, written, value, words } = spoken;
  const change = isChanging(aims);
  const { named, unit, end: nounEnd } = countedBy(spoken, change);
  const number = { text, start, end };
  const signed = spoken.sign || moreOrLess(words[0]);
  const to = comesTo(spoken, named, change);
  const amount: Amount = {
    of: "count", value, sign: signed, to, ...limitOf(number), ...(unit === undefined ? {} : { unit }), ...(/\d/.test(written) ? {} : { inWords: true }),
  };
  const isFollowed = /^ ?-\p{L}|^[.:]\d/u.test(text.slice(end));
  const isName = words[0] !== "" && named === undefined && amount.limit === undefined && !to && signed === "";
  if (isFollowed || isName) return { amount, rank: 0 };
  const beside = rankOf(number, aims, 0);
  const by = change && (fromAdessive(words[0]) ?? fromAdessive(words[1])) !== undefined;
  if (beside < 2 && (isAimedAt({ text, start, end: nounEnd }, aims.repeated) || signed !== "" || by || (to && change))) return { amount, rank: 2 };
  return { amount, rank: beside > 0 ? beside : start === 0 && unit !== undefined ? 1 : 0 };
}
