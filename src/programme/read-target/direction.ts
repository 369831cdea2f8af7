import type { Direction } from "../indicator.ts";
import type { Rest } from "./rest.ts";

/** Words of a wanted change, as beginnings of words. */
export const rising =
  /(?<![\p{L}-])(?:nous(?:u(?![\p{L}])|ee|evat|eva|ta|sut|seet|ust|un)|nost(?:o(?![\p{L}])|aa|amin|ettu|etaan|aminen)|kasv(?:aa|avat|ava|u(?![\p{L}])|un(?![\p{L}])|atta(?:a|min)|atetaan|anut|amin)|lisä(?:ys(?![\p{L}])|yksen|ään|änty|änny|ämi|tään|ttävä)|enene|parane|paran(?:tuu|nus|taa|tami|netaan)|kohene|laajene|laajen(?:taa|tami|netaan)|vahvist(?:uu|uvat|umi|aa|ami|etaan)|nopeutu|tehostu|monipuolist|aktivoitu|stärk(?:s|er|a|ning)|utök|strengthen|expand|yleisty|suurene|suurem|korkeam|enemmän|useampi|yhä useam|myönteinen kehitys|öka(?:r|s|d|t|nde|ning)?(?![\p{L}])|ökning|höj(?:s|er|a|ning)|stig(?:er|a|ande)|förbättra|fler(?![\p{L}])|växer|tillväxt|increas|grow(?:s|th|ing)?(?![\p{L}])|ris(?:e|es|ing)(?![\p{L}])|rais(?:e|ed|ing)|improv|more (?:than before|and more))/iu;
export const falling =
  /(?<![\p{L}-])(?:vähen(?:ty|ee|evät|evä|ny|nys|nä|nem|emi|tää|täm|netään|netty|tyy)|vähem|lask(?:ee|evat|eva|u(?![\p{L}])|un(?![\p{L}])|ust|us(?:sa|uun)|enut|emi|etaan)|pienenne|pienen(?:ee|evät|em|tää|täm|nys)|piene(?:ne|mpi)|alen(?:ee|evat|em|netaan|nus|taa|tami|tuu)|putoa|supistu|lyhene|lyhen(?:ee|tää|täm|nys)|harvem|minsk(?:ar|as|ad|at|ning|a|ande)?(?![\p{L}])|sjunk|sänk(?:s|er|a|ning)|färre|avtar|kortas|decreas|declin|reduc|fall(?:s|ing)?(?![\p{L}])|drop(?:s|ped)?(?![\p{L}])|fewer|shorten|(?:get|become|are) shorter|shorter(?![\p{L}])|lower(?:s|ed)?(?![\p{L}]))/iu;
export const atMost =
  /(?<![\p{L}])(?:(?:ei|eivät|älköön) (?:\p{L}+ ){0,3}yli(?= ?\d| (?:yhden|kahden|kolmen|neljän|viiden|kuuden|seitsemän|kymmenen))|korkeintaan|enintään|maksimissaan|ei (?:saa )?yli(?:tä|ttää)|ei yli|ei ylity|alle(?= ?(?:\d|yhden|kahden|kolmen|neljän|viiden|kuuden|seitsemän|kymmenen))|högst|som mest|max(?:imalt|\.)?|inte (?:mer|fler) än|under(?= \d)|at most|no more than|not more than|maximum(?: of)?|up to|less than|fewer than|below)(?![\p{L}])/iu;
export const atLeast =
  /(?<![\p{L}])(?:vähintään|ainakin|minimissään|(?<!(?<![\p{L}])(?:ei|eivät) (?:\p{L}+ ){0,3})yli(?= ?\d)|ei alle|minst|åtminstone|inte (?:mindre|färre) än|mer än|över(?= \d)|at least|no (?:less|fewer) than|minimum(?: of)?|more than(?= \d)|over(?= \d)|above)(?![\p{L}])/iu;
/** A change that ends or slows down («kustannusten kasvu taittuu») is no change in its own direction. */
const endsChange = /(?<![\p{L}])(?:kasvu|nousu|lasku|väheneminen|lisääntyminen|ökningen|minskningen|growth|rise|fall|increase|decrease)n? (?:pysäh|taittu|katkea|hidastu|loppu|hillit|stannar|avstannar|bryts|stops|ends|slows|levels)/iu;
/** A time limit: «kolmen kuukauden sisällä», «7 vuorokauden kuluessa», «14 vrk:ssa». */
const within = /(?<![\p{L}])(?:sisällä|kuluessa|inom|within)(?![\p{L}])|\d (?:vrk:ssa|pv:ssä|kk:ssa|vko:ssa|vuorokaudessa|(?:arki|työ)?päivässä|viikossa|kuukaudessa|tunnissa|minuutissa)(?![\p{L}])/iu;

export interface Directions {
  readonly rises: boolean;
  readonly falls: boolean;
  readonly atMost: boolean;
  readonly atLeast: boolean;
  readonly within: boolean;
  /** «alle», «yli», «below»: with a rise or a fall beside it, the level that is come to. */
  readonly past: boolean;
}

export const directionsIn = (rest: Rest): Directions => ({
  rises: !rest.has(endsChange) && rest.has(rising),
  falls: !rest.has(endsChange) && rest.has(falling),
  atMost: rest.has(atMost),
  atLeast: rest.has(atLeast),
  within: rest.has(within),
  past: rest.has(/(?<![\p{L}])(?:alle|yli|under|över|below|above|over)(?![\p{L}])/iu),
});

/** The wanted change where the words say exactly one; a sentence with both a rise and a fall says none. */
export function changeOf(d: Directions, sign: string): Direction | undefined {
  if (sign === "-") return d.rises ? undefined : "decrease";
  if (sign === "+") return d.falls ? undefined : "increase";
  if (d.rises === d.falls) return undefined;
  return d.rises ? "increase" : "decrease";
}

export type Limit = "at_most" | "at_least";
export const limitOf = (d: Directions): Limit | undefined => (d.atMost === d.atLeast ? undefined : d.atMost ? "at_most" : "at_least");
