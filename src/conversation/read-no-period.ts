import { anyOf, sourceOf } from "./read-pattern.ts";

/** Times that no figure or judgement is of: days and weeks, and a winter, which is of two years. */
const days = sourceOf("eilen|eilisen|eiliseltä|toissapäivänä|i ?går|i förrgår|yesterday|the day before yesterday");
const weeks = sourceOf(`
  (?:viime|edelli*|toissa) ?viikol*|viime ?viiko*|förra veckan|(?:last|previous) week
  (?:[^ ]+ )?(?:viikkoa|viikko|päivää|vrk) sitten|för [^ ]+ (?:veckor|vecka|dagar|dag) sedan|[^ ]+ (?:weeks?|days?) ago
`);
const other = sourceOf(`
  viikol(?:la|ta) \\d{1,2}|(?:viikko|viikon|vko|vk|vecka|week) \\d{1,2}
  talvella|viime talve*|i vintras|på vintern|förra vintern|(?:in the|last) winter
`);
const noPeriod = new RegExp(`(?<![\\p{L}\\d])(?:${days}|${weeks}|${other})(?![\\p{L}\\d])`, "u");

/** The time in its own words, when it is none that can be answered of. */
export const timeWithoutPeriod = (text: string): string | undefined => noPeriod.exec(text)?.[0];

/** When something is told, not what it is of: "luku saatiin eilen". */
const onlyTold = new RegExp(`^(?:${days}|${sourceOf("viime viikolla|förra veckan|last week")})$`, "u");
export const isOfFigure = (time: string): boolean => !onlyTold.test(time);

/** A figure of today beside one of another time: "viime vuonna 40 ja nyt 45". */
export const today = anyOf("nyt|tänään|nu|i ?dag|now|today");

/** "Entä nyt?": the talk is of today again. */
export const isNow = (text: string): boolean => now.test(text);
const now = anyOf(`
  nyt|nykyi*|nykyään|tänään|tällä hetkellä|juuri nyt|viimeisi*|uusi[nm]*|tuorei*
  nu|i ?dag|för närvarande|just nu|(?:den |det )?senaste|aktuell*
  now|today|currently|at the moment|latest|newest|current
`);
