/** Month and weekday names of the three languages, as the beginning of a word; the place in the list is the number. */
const months: readonly string[] = [
  "tammi(?:kuu|-)|januari|january",
  "helmi(?:kuu|-)|februari|february",
  "maalis(?:kuu|-)|mars$|march",
  "huhti(?:kuu|-)|april",
  "touko(?:kuu|-)|maj$|may$",
  "kesä(?:kuu|-)|juni$|june",
  "heinä(?:kuu|-)|juli$|july",
  "elo(?:kuu|-)|augusti|august",
  "syys(?:kuu|-)|september",
  "loka(?:kuu|-)|oktober|october",
  "marras(?:kuu|-)|november",
  "joulu(?:kuu|-)|december",
];

const weekdays: readonly string[] = [
  "maanantai|måndag|monday",
  "tiistai|tisdag|tuesday",
  "keskiviik|onsdag|wednesday",
  "torstai|torsdag|thursday",
  "perjantai|fredag|friday",
  "lauantai|lördag|saturday",
  "sunnuntai|söndag|sunday",
];

const numbered = (names: readonly string[]): readonly (readonly [RegExp, number])[] =>
  names.map((name, i) => [new RegExp(`^(?:${name})`, "u"), i + 1] as const);

const monthShapes = numbered(months);
const weekdayShapes = numbered(weekdays);

const find = (shapes: readonly (readonly [RegExp, number])[], word: string): number | undefined =>
  shapes.find(([shape]) => shape.test(word))?.[1];

/** 1–12, or undefined. Reads "maaliskuussa", "mars", "March"; "maalis" only as the first half of "maalis-kesäkuu". */
export const monthNumber = (word: string): number | undefined => find(monthShapes, word);

/** 1 = Monday … 7 = Sunday. */
export const weekdayNumber = (word: string): number | undefined => find(weekdayShapes, word);
