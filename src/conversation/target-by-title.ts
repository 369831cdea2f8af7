import { figureWords, kindWords } from "./lexicon-kinds.ts";
import { isTelling } from "./read-query.ts";
import { searchTargets, type Found } from "./target-search.ts";
import type { Facts } from "./understand-facts.ts";
import type { Target } from "./understood.ts";
import type { Resolution, Resolving, Several } from "./target-resolution.ts";

/** What a search by the words of titles gave. */
export interface Titles {
  readonly found: readonly Found[];
  /** Words are left that name nothing the message was otherwise read as. */
  readonly left: boolean;
  /** A title of a group that was not named, which explains the message as well. */
  readonly other?: Found;
}

/** A reading is taken from this part of the message on, asked about from the lower one on, and left alone below. */
const enough = 0.62;
/** One word alone must not be two letters off. */
const enoughAlone = 0.7;
const maybe = 0.42;
/** In a group's own place this much of the message settles it. */
const clearly = 0.8;
/** Readings closer than this to the best are rivals. */
const close = 0.9;
/** A figure in the wrong place is worse than a question. */
const closeForFigures = 0.8;
/** Of two groups, neither named nor the place's own, more doubt is due. */
const closeAcross = 0.86;
/** Both have every telling word; what sets them apart are words of half of all titles ("osuus"). */
const bothMet = 0.79;
/** One word alone that several groups have, or words that several titles have in passing. */
const aloneMet = 0.7;
/** The words stand somewhere in a long title: another that has them too is as likely. */
const inPassing = 0.45;
/** A rival explains nearly as much of the message. */
const notLess = 0.16;

/** Every telling word was found in the title, though not all in the same form. */
const allMet = 0.9;

/** "koulutustavoite". */
const goalAtEnd = /\p{L}{4}tavoi(?:te|tte)(?!arv|tas|l)/u;

/** Kinds that the message asks for in so many words come a little before the others. */
function leaning(found: Found, { text, figures: written }: Facts): Found {
  const { kind } = found.item;
  const said = kindWords[kind].test(text) || (kind === "goal" && goalAtEnd.test(text));
  const figures = kind === "indicator" && found.item.state !== true && (figureWords.test(text) || written.some((f) => !f.bound));
  return said || figures ? { ...found, score: found.score + (said ? 0.06 : 0) + (figures ? 0.12 : 0) } : found;
}

const ranked = (found: readonly Found[], facts: Facts): readonly Found[] => found.map((f) => leaning(f, facts)).sort((a, b) => b.score - a.score);

/** Whether words that could be a group's name are better read as a title of another group ("Monialainen yhteistyö …"), or could be either. */
function titleOrGroup(r: Resolving, whole: readonly Found[], within: readonly Found[]): { readonly read: "title" | "group" | "either"; readonly other?: Found } {
  const mention = r.mentions.find((m) => m.sure);
  const names = ({ item }: Found): boolean => mention !== undefined && [...mention.terms].every((at) => r.facts.query[at]?.keys.some((key) => item.terms.has(key)));
  const other = whole.find((f) => !r.scope.groups.includes(f.item.group) && names(f));
  if (!other || other.explained < (other.coverage >= titleInFull ? titleInFull : 0.8)) return { read: "group" };
  const own = within[0]?.explained ?? 0;
  if (other === whole[0] && other.explained > own + 0.1) return { read: "title", other };
  return { read: other.explained >= own - 0.1 ? "either" : "group", other };
}

/** A title of which this part is said may have two words where the message has their compound, and explains a little less of it. */
const titleInFull = 0.7;

/** So much of a title is the whole of it, brackets and small words aside. */
const inFullFrom = 0.8;

/** Searches what the group's name leaves over, in the named groups; without a name, everywhere, the place's group first. */
export function searchFor(r: Resolving): Titles {
  const { facts, scope, mentions, index } = r;
  if (!facts.query.some(isTelling)) return { found: [], left: false };
  const whole = ranked(searchTargets(index, facts.query), facts);
  if (scope.from === "named" || scope.from === "person") {
    const [first] = whole;
    // The group's name stands in the title itself: "koulutus tiedolla johtamisesta".
    const inFull = first !== undefined && scope.groups.includes(first.item.group) && first.explained >= 0.9 && first.coverage >= inFullFrom;
    if (inFull) return { found: whole.filter((f) => scope.groups.includes(f.item.group)), left: true };
    const taken = new Set(mentions.filter((m) => m.sure).flatMap((m) => [...m.terms]));
    const rest = facts.query.filter((_, at) => !taken.has(at));
    const within = ranked(searchTargets(index, rest), facts).filter((f) => scope.groups.includes(f.item.group));
    const { read, other } = rest.some(isTelling) || whole[0]?.coverage === 1 ? titleOrGroup(r, whole, within) : { read: "group" };
    if (read === "title") return { found: whole, left: true };
    return { found: within, left: rest.some(isTelling), ...(read === "either" && other ? { other } : {}) };
  }
  const left = facts.query.some((t, at) => isTelling(t) && !mentions.some((m) => m.terms.has(at)));
  return { found: placeFirst(r, whole), left };
}

/** In a group's own place its own things are meant, unless something elsewhere is clearly nearer to the words. */
function placeFirst({ scope, mentions }: Resolving, whole: readonly Found[]): readonly Found[] {
  const groups = scope.groups.length > 0 ? scope.groups : mentions.slice(0, 1).map((m) => m.group);
  if (groups.length === 0) return whole;
  const own = whole.filter((f) => groups.includes(f.item.group));
  const best = own[0];
  const other = whole.find((f) => !groups.includes(f.item.group));
  const leeway = best && best.explained >= clearly ? 0.3 : 0.2;
  return best && best.explained >= enough && best.score >= (other?.score ?? 0) - leeway ? own : whole;
}

const sameTarget = (a: Target, b: Target): boolean =>
  a.group === b.group && a.goal === b.goal && a.measure === b.measure && a.indicator === b.indicator;

/** A goal and its own measure, a measure and its own indicator: one subject, told more or less closely. */
function sameFamily(a: Found, b: Found): boolean {
  if (a.item.group !== b.item.group) return false;
  const [x, y] = [a.item.target, b.item.target];
  if (x.measure !== undefined && x.measure === y.measure) return a.item.kind !== b.item.kind;
  return (a.item.kind === "goal") !== (b.item.kind === "goal") && x.goal !== undefined && x.goal === y.goal;
}

const sameMeasure = (a: Found, b: Found): boolean => a === b || (a.item.target.measure !== undefined && a.item.target.measure === b.item.target.measure);
const sameSeries = (a: Found, b: Found): boolean => a.item.series !== undefined && a.item.series === b.item.series;

/** Readings that are so close to the best that a guess would be one. */
export function rivals(found: readonly Found[], nearness = close, alone = false): readonly Found[] {
  const [best] = found;
  if (!best) return [];
  // A title said in full leaves little room for another that shares a part of a word.
  const less = best.explained >= 0.97 && best.coverage >= 0.6 ? notLess / 2 : notLess;
  const near = (f: Found): number => {
    const met = f.unmet + best.unmet === 0;
    if (met && best.coverage < inPassing) return aloneMet;
    return f.item.group === best.item.group ? nearness : Math.min(nearness, met ? (alone ? aloneMet : bothMet) : closeAcross);
  };
  return found
    .slice(1)
    .filter((f) => f.score >= best.score * near(f))
    .filter((f) => f.explained >= best.explained - less)
    .filter((f) => !sameFamily(best, f) && !found.some((g) => sameSeries(best, g) && sameMeasure(f, g)) && !sameTarget(best.item.target, f.item.target));
}

const whyOf = (targets: readonly Target[]): "whichMeasure" | "whichIndicator" | "whichTarget" =>
  targets.every((t) => t.indicator) ? "whichIndicator" : targets.every((t) => t.measure && !t.indicator) ? "whichMeasure" : "whichTarget";

/** Several things under different names are one choice each. */
export function several(targets: readonly Target[], group?: string, explained = 1): Several {
  const choices = targets.filter((t, at) => targets.findIndex((o) => sameTarget(o, t)) === at).slice(0, 6);
  return { kind: "several", why: whyOf(choices), targets: choices, explained, ...(group === undefined ? {} : { group }) };
}

/** Something of the place's own group that may be meant, though another group's thing is nearer to the words. */
function ownToo({ scope }: Resolving, found: readonly Found[]): Found | undefined {
  const [best] = found;
  if (!best || scope.from === "nobody" || scope.groups.includes(best.item.group)) return undefined;
  return found.find((f) => scope.groups.includes(f.item.group) && f.explained >= maybe && f.score >= best.score * 0.6);
}

const inOthersPlace = ({ scope, facts }: Resolving, best: Found): boolean => scope.from === "channel" && !scope.groups.includes(best.item.group) && facts.labels.length === 0;

/** One word is so much of the title that it may well be meant. */
const wordOfTitle = 0.6;

const surely = ({ unmet, explained }: Found): number => (unmet === 0 ? Math.max(explained, allMet) : explained);

/** The thing whose title a message says, in whatever inflection; several when that is not clear. */
export function byTitle(r: Resolving, { found, left, other }: Titles): Resolution | undefined {
  const [best] = found;
  if (!left || !best) return undefined;
  if (other) return several([other, best].map((f) => f.item.target), undefined, surely(best));
  const group = r.scope.from === "nobody" ? undefined : r.scope.groups.length === 1 ? r.scope.groups[0] : undefined;
  const alone = r.facts.query.filter(isTelling).length === 1;
  const others = rivals(found, r.facts.figures.some((f) => !f.bound) ? closeForFigures : close, r.facts.query.filter((t) => !t.optional).length === 1 && r.scope.from === "nobody");
  if ((best.explained < enough && best.unmet > 0) || (alone && best.explained < enoughAlone) || best.explained < 0.55 || best.score < 0.5) {
    if (best.explained < maybe) return undefined;
    const near = found.filter((f) => f.score >= best.score * 0.8).slice(0, 5).map((f) => f.item.target);
    return several(near, group, best.explained);
  }
  const own = ownToo(r, found);
  if (others.length > 0 || own) return several([best, ...(own ? [own] : []), ...others].map((f) => f.item.target), group, best.explained);
  // In a group's own place one word that another group's long title has in passing is hardly a question about that.
  if (alone && inOthersPlace(r, best) && best.coverage < wordOfTitle) return several([best.item.target], group, Math.min(best.explained, enough));
  return { kind: "one", target: best.item.target, by: "title", explained: surely(best) };
}
