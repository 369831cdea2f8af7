import type { Rest } from "./rest.ts";

/** Nouns in the form in which a form or an answer says them after a number: «10 asiakkaalla» is 10 asiakasta. */
const asCounted: Readonly<Record<string, string>> = {
  asiakkaalla: "asiakasta", asiakkaan: "asiakasta", henkilöllä: "henkilöä", henkilön: "henkilöä", hlö: "henkilöä", lapsella: "lasta", potilaalla: "potilasta",
  työntekijällä: "työntekijää", työntekijään: "työntekijää", työntekijän: "työntekijää", paikalla: "paikkaa", paikan: "paikkaa", käynnillä: "käyntiä", kappaleella: "kpl",
  kappaletta: "kpl", perheellä: "perhettä", asiakkaaseen: "asiakasta", henkilöön: "henkilöä", perheeseen: "perhettä", paikkaan: "paikkaa", käyntiin: "käyntiä", lapseen: "lasta", asukkaalla: "asukasta", yksiköllä: "yksikköä", koulutuksella: "koulutusta", puhelulla: "puhelua", st: "st", stycken: "st",
};

/** Words between a number and its noun that are not units. */
const notUnits = /^(?:kertaa?|kerran|per|ja|tai|on|i|av|och|eller|of|and|or|the|om|vuoden|vuosi|vuotta|år|years?|uutta|uuden|eri|lisää|enemmän|vähemmän|nya|fler|färre|new|more|fewer|less|asteikolla|asteikko|kuluessa|sisällä|aikana|mennessä|jälkeen|kasvaa|kasvattaa|lisätä|vähentää|parantaa|nostaa|nousta|laskea|antaa|saada|tehdä|pitää|ottaa|alkaa)$/iu;

const times: readonly (readonly [unit: string, forms: string])[] = [
  ["kk", "kk|kuukau\\p{L}+|månader(?:na)?|månad|months?"],
  ["viikkoa", "viikk?o\\p{L}*|veckor|vecka|weeks?"],
  ["vko", "vko"],
  ["vrk", "vrk|vuorokau\\p{L}+|dygn"],
  ["kpv", "kpv"],
  ["päivää", "päivä\\p{L}*|dagar|dag|days?"],
  ["pv", "pv"],
  ["h", "h|tunti\\p{L}*|tunni\\p{L}*|timmar|timme|hours?"],
  ["min", "min|minuut\\p{L}+|minuter|minutes?"],
];
export const timeForms = (unit: string): string => times.find(([u, forms]) => u === unit || forms.split("|").includes(unit))?.[1] ?? unit;

/** Unit of a time as an answer says it: `kk` of «kuukauden», `pv` of «pv:ään». Working and school days stay what they are. */
export function timeUnit(word: string): string | undefined {
  const kindOfDay = /^(työ|arki|koulu|arvio)päiv/iu.exec(word);
  if (kindOfDay) return `${kindOfDay[1]?.toLowerCase()}päivää`;
  // Swedish and English units stay in their language.
  const spoken = /^(månader|månad|months?|veckor|vecka|weeks?|dygn|dagar|dag|days?|timmar|timme|hours?|minuter|minutes?|arbetsdagar|arbetsdag)(?:na)?$/iu.exec(word)?.[1]?.toLowerCase();
  if (spoken !== undefined) return { månad: "månader", vecka: "veckor", dag: "dagar", timme: "timmar", arbetsdag: "arbetsdagar" }[spoken] ?? spoken;
  return times.find(([, forms]) => new RegExp(`^(?:${forms})(?::\\p{Ll}+)?$`, "iu").test(word))?.[0];
}

/** «kasvaa 200 hoitojaksolla»: what is counted, where the ending can be turned without a dictionary. */
export function fromAdessive(word: string): string | undefined {
  const known = asCounted[word.toLowerCase()];
  if (known !== undefined && /ll[aä]$/u.test(word)) return known;
  if (/päivällä$/u.test(word)) return word.replace(/llä$/u, "ä");
  if (/[uy]ksell[aä]$/u.test(word)) return word.replace(/ksella$/u, "sta").replace(/ksellä$/u, "stä");
  return /(?:ks|[srlnhjm])[oöuyi]ll[aä]$|[jvm][aä]ll[aä]$/u.test(word) ? word.replace(/lla$/u, "a").replace(/llä$/u, "ä") : undefined;
}

/** Unit of a count, as said after a number: a Finnish partitive or nominal unit as written, a known noun in its counted form. */
export function countUnit(word: string): string | undefined {
  const bare = word.replace(/^:/, "").toLowerCase();
  if (bare.length < 2 || notUnits.test(bare) || /^(?:lla|llä|sta|stä|een|iin|ssa|ssä)$/.test(bare)) return undefined;
  // «kolmella alueella» says where, not what is counted.
  if (asCounted[bare] === undefined && /(?:ll|ss)[aä]$/u.test(bare)) return undefined;
  return asCounted[bare] ?? (/(?:[aä]|kpl|hlö|htv|km|st|s|er|ar|or)$/u.test(bare) ? bare : undefined);
}

/** A unit that the sentence states for its readings: «(1-5)», «(%)», «(kpl)», «(kpv/htv)», «(€/asiakas)», «…, kpl». */
export interface StatedUnit {
  readonly unit: string;
  readonly of: "scale_1_5" | "percent" | "currency" | "ratio" | "number";
}

export function takeUnit(rest: Rest): StatedUnit | undefined {
  if (rest.take(/\(?(?:asteik\p{L}+ |på skalan |skala |on a scale of |scale (?:of )?)?\b1 ?- ?5\)?(?![\d%])(?! ?(?:%|\p{Ll}))/u)) return { unit: "1-5", of: "scale_1_5" };
  // «(kpl/1000 hoitopäivää)»
  const perMany = rest.take(/\((\p{Ll}+ ?\/ ?1(?:0{1,5}|0{0,2}[ .]000) ?\p{Ll}+)\)/u);
  if (perMany) return { unit: (perMany[1] ?? "").replace(/ ?\/ ?/u, "/"), of: "ratio" };
  const bracket = rest.take(/\(([^()\d]{1,40}|(?:[kMG]?Wh|kg|t|l) ?\/ ?m[23])\)(?! ?\p{L}+ ?%)/u);
  const inBracket = bracket && unitIn((bracket[1] ?? "").trim());
  if (inBracket) return inBracket;
  // «Kustannukset/asiakas»: the money's unit is per that.
  const perOne = /(?<![\p{L}])\p{L}*(?:kustannukset|menot|hinta|kulut) ?\/ ?(\p{Ll}{2,20})(?![\p{L}])/iu.exec(rest.text)?.[1];
  if (perOne !== undefined && !/^(?:vuosi|v|kk|kuukausi)$/iu.test(perOne)) return { unit: `€/${perOne}`, of: "currency" };
  const inTimes = /(?<![\p{L}])(viikkoina|päivinä|kuukausina|tunteina|minuutteina)(?![\p{L}])/iu.exec(rest.text)?.[1]?.toLowerCase();
  if (inTimes !== undefined) return { unit: { viikkoina: "viikkoa", päivinä: "päivää", kuukausina: "kuukautta", tunteina: "tuntia" }[inTimes] ?? "minuuttia", of: "number" };
  // «tasolla 4/5»: a mark on a scale.
  if (rest.take(/(?<=(?:tasolla|keskiarvo|arvosana|vähintään|minst|betyg|average|score|at least) \d(?:[.,]\d)?) ?\/ ?5(?!\d)/iu)) return { unit: "1-5", of: "scale_1_5" };
  // «päivät/asiakas» ends a sentence, «€/asukas» stands anywhere: so much per something.
  const per = rest.take(/(?<![\p{L}\d] |[\p{L}\d])(€ ?\/ ?\p{Ll}{2,20})(?![\p{L}])|(?<=\p{L} )(€ ?\/ ?\p{Ll}{2,20})(?![\p{L}])|(?<=\p{L} )((?:päivät|käynnit|vuorokaudet|tunnit|kustannukset|poissaolopäivät|pv|kpv|käyntiä|tuntia|kpl|euroa|hlö|htv) ?\/ ?(?!vuosi|kk|v\b|år)\p{Ll}{2,20})\.?$/u);
  const said = per?.[1] ?? per?.[2] ?? per?.[3];
  if (said !== undefined) return unitIn(said);
  const end = rest.take(/, ?(kpl|hlö|htv|lkm|pv|vrk|kk|vko|h|min|%|€|euroa|st|kpl\/v|€\/\p{Ll}+)\.?$/iu);
  return end ? unitIn(end[1] ?? "") : undefined;
}

function unitIn(written: string): StatedUnit | undefined {
  if (/^(?:%|prosenttia|procent|per ?cent)$/iu.test(written)) return { unit: "%", of: "percent" };
  if (/^(?:€|euroa|eur)(?: ?\/.*)?$/iu.test(written)) return { unit: written, of: "currency" };
  if (/^(?:kpl|lkm|määrä|st|antal|number|hlö|htv|henkilöä|asiakasta|pv|vrk|kk|vko|min|h|päivää|viikkoa|vuorokautta|kuukautta|tuntia|minuuttia|days|weeks|months|hours|minutes|dagar|veckor|månader|timmar|minuter)$/iu.test(written)) return { unit: /^(?:määrä|antal|number)$/iu.test(written) ? "kpl" : written, of: "number" };
  const amongPercent = /^(\p{L}{2,4}) (?:ja|och|and) %(?: ?\p{L}+)?$/u.exec(written);
  if (amongPercent) return { unit: `${amongPercent[1]} ja %`, of: "number" };
  if (/^(?:[kMG]?Wh|m[23]|kg|t|l) ?\/ ?(?:m[23]|\p{Ll}{1,24})$/u.test(written)) return { unit: written.replace(/ /g, ""), of: "ratio" };
  if (/^(?:\p{Ll}{1,24}|€) ?\/ ?\p{Ll}{1,24}$/u.test(written) && !/\/ ?(?:vuosi|v|kk|år|year|tai|eller|or)$/u.test(written)) return { unit: written.replace(/ /g, ""), of: written.startsWith("€") ? "currency" : "ratio" };
  return undefined;
}
