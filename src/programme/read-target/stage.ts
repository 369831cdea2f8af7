import type { Amount } from "./figure.ts";
import { numberOf, numberPattern } from "./numbers.ts";
import type { Rest } from "./rest.ts";
import { countUnit, timeUnit } from "./units.ts";

/** «viimeistään 3. arkipäivänä»: the ordinal says how many days at most. */
const lastDay = /(?<![\p{L}])(?:viimeistään|senast(?: på)?) (?:den )?(\d{1,2})\. ((?:arki|työ|arbets)?(?:päivänä|dagen))(?![\p{L}])/iu;

/** «Turvapuhelinten uusiminen (120 laitetta)», «Etäkuntoutuspilotit (2 kpl): kevät 2025»: how many are to be done. */
const planned = new RegExp(
  `(?<=(?:minen|hankinta|rekrytointi|käyttöönotto|koulutus|valmennus|perehdytys) )\\((${numberPattern}) (\\p{Ll}{3,}[aä])\\)` +
    `|^(?:[\\p{L}-]+ ){1,3}\\((${numberPattern}) (\\p{Ll}{3,}[aä]|kpl|hlö)\\)(?=:)(?!.*(?:kasv|lisä|vähen|nous|nost|lask))`,
  "u",
);
const season = /(?<=·: ?)(kevät|kesä|syksy|talvi) ((?:19|20)\d\d)\.?$/iu;

/** «Perheet: syksy 2022 (3 perhettä)»: a time as a plan writes it, with how many by then. What is said to follow it is not promised. */
const inSeason = new RegExp(`(?:^|[:;,] ?)(kevät|kesä|syksy|talvi) ((?:19|20)\\d\\d) \\((${numberPattern}) (\\p{Ll}{2,})\\)`, "iu");
/** The same with a year: «… (3-5): vuonna 2023 kolme asiantuntijaa, loput rahoituksen salliessa». */
const inYear = new RegExp(`(?<=\\): ?)(vuonna) ((?:19|20)\\d\\d) (${numberPattern}) (\\p{Ll}{2,})(?=[,;.]|$)`, "iu");

/** A figure as a plan writes it: a day, a number in a title's brackets, the first of several steps. */
export const takeStage = (rest: Rest): Amount | undefined => takeLastDay(rest) ?? takePlanned(rest) ?? takeStep(rest);

function takeLastDay(rest: Rest): Amount | undefined {
  const [, day, word = ""] = rest.take(lastDay) ?? [];
  return day === undefined ? undefined : { of: "time", value: Number(day), unit: timeUnit(word.toLowerCase().replace("dagen", "dag")) ?? "pv", sign: "", to: false, limit: "at_most" };
}

function counted(value: number | undefined, unit: string | undefined, by: string | undefined): Amount | undefined {
  if (value === undefined || unit === undefined) return undefined;
  return { of: "count", value, unit, sign: "", to: false, ...(by === undefined ? {} : { by }) };
}

function takePlanned(rest: Rest): Amount | undefined {
  const [, many, thing, ofTitle, thingOfTitle] = rest.take(planned) ?? [];
  const found = counted(numberOf(many ?? ofTitle ?? ""), countUnit(thing ?? thingOfTitle ?? ""), undefined);
  const [, when, year] = (found && rest.take(season)) ?? [];
  return found && when !== undefined ? { ...found, by: `${year ?? ""} ${when.toLowerCase()}` } : found;
}

function takeStep(rest: Rest): Amount | undefined {
  const [, when = "", year = "", many = "", thing = ""] = rest.take(inSeason) ?? rest.take(inYear) ?? [];
  return counted(numberOf(many), countUnit(thing), /^vuonna$/iu.test(when) ? year : `${year} ${when.toLowerCase()}`);
}
