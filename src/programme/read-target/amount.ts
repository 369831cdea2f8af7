import { candidatesIn } from "./candidates.ts";
import type { Aims, Amount } from "./figure.ts";
import { takeFraction } from "./fractions.ts";
import { digits, numberOf } from "./numbers.ts";
import { percentWord } from "./percent.ts";
import type { Rest } from "./rest.ts";
import { countUnit, timeUnit } from "./units.ts";

/** The figure that the sentence aims at. A range states no single value, and neither do two equal candidates. */
export const takeAmount = (rest: Rest, aims: Aims): Amount | undefined => takeNone(rest) ?? takeFromTo(rest) ?? takeHundred(rest) ?? takeRange(rest) ?? takeFraction(rest, aims.directions) ?? candidatesIn(rest, aims);

/** «Ei yhtään siirtoviivepäivää»: none at all. */
function takeNone(rest: Rest): Amount | undefined {
  // «Ei yhtään läheistä ystävää (%)»: the share of those who have none.
  if (rest.has(/^(?:ei|inga|ingen|no) [^()]*(?:\(%\)|%|·)\.?$/iu)) return undefined;
  // «PERHETYÖ jono 0»
  if (rest.take(/(?<=\p{L} )0\.?$/u)) return { of: "count", value: 0, sign: "", to: false };
  if (rest.has(/^(?:ketään|keneltäkään|kenenkään) ei/iu)) return { of: "count", value: 0, sign: "", to: false };
  const nobody = rest.take(/^(?:yksikään|yhdelläkään|yhtäkään|yhdenkään) (\p{Ll}+) ei (?!(?:\p{L}+ ){0,3}(?:yli|alle|enempää))/iu) ?? rest.take(/^(?:ingen|no) (\p{Ll}+) (?!(?:\p{L}+ ){0,4}(?:över|under|more|less|longer|\d))/iu);
  if (nobody) return { of: "count", value: 0, sign: "", to: false, ...unitOf(partitive(nobody[1] ?? "")) };
  const people = rest.take(/(?<=\p{L} )0 (\p{Ll}{3,}[aä])(?=[ .·]*$)/u);
  if (people) return { of: "count", value: 0, sign: "", to: false, ...unitOf(countUnit(people[1] ?? "")) };
  // «0 asiakasta odottaa jatkohoitopaikkaa yli 7 vrk», «Yhtään lasta ei hoideta aikuisten osastolla»
  const noneOf = rest.take(/^0 (\p{Ll}{3,}[aä])(?= \p{L}).*$/u) ?? rest.take(/^yhtään (?:[^ ]+ )?(\p{Ll}{3,}[aä]) ei (?!.*(?:yli|alle|enempää)).*$/iu);
  if (noneOf) return { of: "count", value: 0, sign: "", to: false, ...unitOf(countUnit(noneOf[1] ?? "")) };
  const inBrackets = rest.take(/\(0 (\p{Ll}+)\)/u);
  if (inBrackets) return { of: "count", value: 0, sign: "", to: false, ...unitOf(countUnit(inBrackets[1] ?? "")) };
  const found = rest.take(/^(?:ei (?:enää )?(?:yhtään|ainuttakaan)|nolla|inga|inte (?:en enda|ett enda)|zero) (\p{Ll}+)(?! \p{Ll}+(?:ta|tä)(?![\p{L}]))/iu);
  return found && { of: "count", value: 0, sign: "", to: false, ...unitOf(countUnit(found[1] ?? "")) };
}

const unitOf = (unit: string | undefined): Pick<Amount, "unit"> => (unit === undefined ? {} : { unit });
const partitives: Readonly<Record<string, string>> = { asiakas: "asiakasta", oppilas: "oppilasta", lapsi: "lasta", nuori: "nuorta", perhe: "perhettä", henkilö: "henkilöä", asukas: "asukasta", potilas: "potilasta", työntekijä: "työntekijää", yksikkö: "yksikköä", vanhus: "vanhusta" };
const partitive = (noun: string): string | undefined => partitives[noun.toLowerCase()];

/** «100-prosenttisesti»: all of them, whatever time limit stands beside it. */
function takeHundred(rest: Rest): Amount | undefined {
  const found = rest.take(/(?<![\d,.])(\d{1,3})-prosentti(?:sesti|nen|sta|seen)(?![\p{L}])/iu);
  return found && { of: "percent", value: Number(found[1]), unit: "%", sign: "", to: false };
}

const number = `(${digits})`;
const illativeWord = "yhteen|kahteen|kolmeen|neljään|viiteen|kuuteen|seitsemään|kahdeksaan|yhdeksään|kymmeneen";
const elative = `(?:%?:?st[aä]|prosentista|(?!vuodesta)\\p{Ll}+:?st[aä])`;
const illative = `(?:(?:%:?|:)(?:iin|een|ään|aan)|(?!vuoteen)\\p{Ll}+:?(?:iin|een|ään|aan|öön|oon|uun|yyn))`;
/** «70 %:sta 80 %:iin», «16,4 pv:stä 14 pv:ään/htv», «från 70 % till 80 %», «neljästä seitsemään». */
const fromTo: readonly RegExp[] = [
  new RegExp(`${number} ?(${elative}) (?:(vähintään|enintään|korkeintaan) )?${number} ?(${illative})(\\/\\p{Ll}+)?`, "iu"),
  new RegExp(`(?:från|from) ${number} ?(%|\\p{Ll}+)? (?:till|to) (?:(minst|högst|at least|at most) )?${number} ?(${percentWord}|\\p{Ll}+)?()`, "iu"),
  new RegExp(`(?<![\\p{L}])(yhde|kahde|kolme|neljä|viide|kuude|seitsemä|kahdeksa|yhdeksä|kymmene)(st[aä])() (${illativeWord})(?: (\\p{Ll}+))?()`, "iu"),
];

function takeFromTo(rest: Rest): Amount | undefined {
  for (const pattern of fromTo) {
    const found = rest.take(pattern);
    const [from, value] = [numberOf(fromWord(found?.[1] ?? "")), numberOf(found?.[4] ?? "")];
    if (!found || from === undefined || value === undefined) continue;
    const [written, per] = [found[5] ?? "", found[6] ?? ""];
    const limit = found[3] === undefined || found[3] === "" ? {} : { limit: /vähintään|minst|least/iu.test(found[3]) ? "at_least" as const : "at_most" as const };
    if (new RegExp(percentWord, "iu").test(`${found[2]}${written}`)) return { of: "percent", unit: "%", from, value, sign: "", to: true, ...limit };
    const time = timeUnit(written);
    const unit = time ?? countUnit(written);
    return { of: time === undefined ? "count" : "time", from, value, sign: "", to: true, ...limit, ...(unit === undefined ? {} : { unit: unit + per }) };
  }
  return undefined;
}

const stems: Readonly<Record<string, string>> = { yhde: "yhdestä", viide: "viidestä", seitsemä: "seitsemästä", kahdeksa: "kahdeksasta", yhdeksä: "yhdeksästä" };
const fromWord = (word: string): string => (/^\d/.test(word) ? word : (stems[word.toLowerCase()] ?? `${word}${/[äö]/i.test(word) ? "stä" : "sta"}`));

const ranges = new RegExp(`${digits} ?(?:%|\\p{Ll}+)? ?- ?\\d+(?:[.,]\\d+)?(?!\\d) ?(?:${percentWord}|€|euroa|kpl)?`, "iu");

function takeRange(rest: Rest): Amount | undefined {
  const found = rest.take(ranges);
  if (!found) return undefined;
  return { of: new RegExp(percentWord, "iu").test(found[0]) ? "percent" : /€|euro/iu.test(found[0]) ? "money" : "count", sign: "", to: false };
}
