import { atLeast, atMost, falling, rising } from "./direction.ts";
import type { Limit } from "./direction.ts";

/** A number's place in a sentence. */
export interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const before = ({ text, start }: Place): string => text.slice(0, start);
const after = ({ text, end }: Place): string => text.slice(end);

/**
 * Words beside a number that say nothing of their own: «enintään noin 5», «keskimäärin alle 5»; and what a table's cell ends in before the
 * figure of the next: «enintään (€/asiakas): 250».
 */
const filler = /^(?: ?(?:\([^()\d]{1,40}\)|·+))?(?: ?:)?[. ]*(?:(?:noin|tasolla|nivån|n\.|vain|keskimäärin|yhteensä|ca|cirka|omkring|sammanlagt|about|around|a total of|altogether|on average|än|than|of|the|an?) )*$/iu;
const limitAfter = /^(?: (?!ja |och |and )[\p{L}%€]+)? (?:(maksimissaan|tai (?:vähemmän|alle)|eller (?:mindre|färre)|or (?:less|fewer))|(?:minimissään|tai (?:enemmän|yli|parempi)|eller (?:mer|fler)|or more))(?![\p{L}])/iu;
/** «ei ylitä 5 %», «ei kestä yli 3 kk». */
const never = /(?<![\p{L}])(?:ei|eivät|ingen|inte|does not|do not|not) (?:[\p{L}-]+ ){0,4}?(?:(yli|yli(?:tä|ttää)|över(?:stiger|skrida)?|exceed)|alle|alita|understiger)(?: \p{L}+)? ?$/iu;

/** The limit that is said of a number: the word right before it, or right after. */
export function limitAt(place: Place): Limit | undefined {
  const negated = never.exec(before(place));
  if (negated) return negated[1] === undefined ? "at_least" : "at_most";
  const [most, least] = [lastBefore(atMost, place), lastBefore(atLeast, place)];
  if (most !== least) return most ? "at_most" : "at_least";
  const said = limitAfter.exec(after(place));
  return said ? (said[1] === undefined ? "at_least" : "at_most") : undefined;
}

function lastBefore(pattern: RegExp, { text, start, end }: Place): boolean {
  // Some of the words look at the number after them, so it is there when they are looked for.
  const said = [...text.slice(0, end).matchAll(new RegExp(pattern.source, "giu"))].filter((m) => m.index < start).at(-1);
  return said !== undefined && filler.test(text.slice(said.index + said[0].length, start));
}

const words = (n: number): string => `(?:[\\p{L}/-]+ |·+ ?){0,${n}}`;
const changeBefore = new RegExp(`(?:${rising.source}|${falling.source})[\\p{L}:]* ?${words(2)}$`, "iu");
const changeAfter = new RegExp(`^(?: [\\p{L}/-]+){0,3} (?:${rising.source}|${falling.source}|lisää(?![\\p{L}]))`, "iu");
const told = /(?:(?<![\p{L}])(?:med|by|till|to|upp till|enligt|=)|[:=]|(?<![\p{L}])(?:tavoite|tavoitteena|tavoitetaso|tavoitearvo|mål|målet|målsättning\p{L}*|målnivå\p{L}*|target|goal)(?: on| är| is)?(?: \p{L}+)?) ?$/iu;
const isSaid = /(?<![\p{L}])(?:on|ovat|oltava|är|is|are) (?:n\. |noin )?$/iu;
const madeWords = "järjest(?:etään|etty|etyt)|toteut(?:etaan|uu|ettu)|pid(?:etään|etty)|perust(?:etaan|ettu)|avat(?:aan|tu)|koulut(?:etaan|ettu)|rekryto(?:idaan|itu)|palka(?:taan|ttu)|saapuu|teh(?:dään|ty)|saadaan|laadi(?:taan|ttu)|julkais(?:taan|tu)|kokoontuu|ote(?:taan|ttu) käyttöön|käy(?:nyt|dään)|suorit(?:taa|tanut)|osallistu(?:u|nut)|ordnas|hålls|genomförs|anordnas|utbildas|öppnas|grundas|(?:is|are|be) (?:organised|organized|held|arranged|trained|opened)";
const madeBefore = new RegExp(`(?<![\\p{L}])(?:${madeWords}) ${words(3)}$`, "iu");
const madeAfter = new RegExp(`^(?: [\\p{L}/-]+| ?·+){0,4} (?:${madeWords})(?![\\p{L}])`, "iu");
/** «4 koulutusta/vuosi», «vuosittain 25 asiakasta»: the cadence has been taken out and left its mark. */
const cadenceAround = (place: Place, repeated: boolean): boolean => repeated && (/·+ ?$/u.test(before(place)) || /^ ?(?:\p{Ll}+ ?){0,2}·/u.test(after(place)));
/** «Vertaisryhmiä 6 kpl», «Uusia kerhoryhmiä 4 ryhmää»: what is counted stands before. */
const inPieces = ({ text, start, end }: Place): boolean =>
  (/^(?:[\p{L}-]+ |·+ ?){0,5}[\p{L}-]+(?:i[aä]|j[aä]|it[aä]) (?:käytössä |yhteensä )?$/u.test(text.slice(0, start)) || /(?<!\p{L})(\p{L}{4})\p{L}*t \S+ \1\p{L}*$/iu.test(text.slice(0, end))) && /(?:kpl|km|\p{Ll}{3,}[aä])$/iu.test(text.slice(0, end)) && /^[ .·]*(?:(?:vuoden|kauden|kuukauden|lukuvuoden) aikana)?[ .·]*$/u.test(text.slice(end));
/** «Suoratoistetaan kuusi konserttia», «Palkataan kaksi ohjaajaa»: the sentence is nothing but what is done so many times. */
const doneOnly = ({ text, start, end }: Place): boolean => /^(?!Seurataan|Mitataan|Tarkastellaan|Verrataan|Arvioidaan|Selvitetään|Kysytään)\p{Lu}\p{Ll}+[dtlnr](?:aan|ään) $/u.test(text.slice(0, start)) && /^[ .·]*$/u.test(text.slice(end));
/** «Samanaikaisopetusta saa 20 ryhmää», «Polulla aloittaa kuusi opiskelijaa»: who gets or begins it. */
const getsOrBegins = ({ text, start, end }: Place): boolean => /(?<!\p{L})(?:saa|aloittaa|käyttää|suorittaa) $/u.test(text.slice(0, start)) && /^ ?[\p{L}-]*[aä]?[ .·]*$/u.test(text.slice(end));
const isLast = /^[ .·]*(?:[\p{L}%/€]+\.?)?[ ·]*$/u;

/**
 * Whether something right beside a number aims at it. A number is a target only for a reason that stands next to it: most numbers in an
 * indicator tell what is counted.
 */
export const isAimedAt = (place: Place, repeated: boolean): boolean =>
  limitAt(place) !== undefined ||
  changeBefore.test(before(place)) ||
  changeAfter.test(after(place)) ||
  told.test(before(place)) ||
  inPieces(place) ||
  doneOnly(place) ||
  getsOrBegins(place) ||
  (isSaid.test(before(place)) && isLast.test(after(place))) ||
  madeBefore.test(before(place)) ||
  madeAfter.test(after(place)) ||
  cadenceAround(place, repeated);
