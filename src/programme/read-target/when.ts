import type { Rest } from "./rest.ts";

/** How often: quarterly, halfYearly, yearly, monthly, once. */
export type StatedCadence = "monthly" | "quarterly" | "halfYearly" | "yearly" | "once";

const cadences: readonly (readonly [StatedCadence, RegExp])[] = [
  ["halfYearly", /(?<![\p{L}\d])(?:mittaus|mitataan|kysely|seuranta|raportointi|raportoidaan) 2 ?(?:krt|x|kertaa) ?\/ ?v(?:uosi)?\b|(?<![\p{L}\d])(?:puolivuosittain|puolen vuoden välein|kahdesti vuodessa|kaksi kertaa vuodessa|halvårsvis|två gånger per halvår|varje halvår|två gånger (?:om året|per år)|half-yearly|twice a year|every six months)\b/iu],
  ["quarterly", /\/ ?(?:kvartaali|neljännesvuosi|q)(?![\p{L}\d])|(?<![\p{L}\d])(?:kvartaaleittain|neljännesvuosittain|vuosineljänneksittäin|neljä kertaa vuodessa|kolmen kuukauden välein|kvartalsvis|varje kvartal|quarterly|every quarter)(?![\p{L}])/iu],
  ["monthly", /(?<![\p{L}\d])(?:kuukausittain|joka kuukausi|kerran kuukaudessa|månatligen|månadsvis|varje månad|monthly|every month)(?![\p{L}])/iu],
  ["once", /(?<![\p{L}\d])(?:kertaluonteisesti|yhden kerran|engångs\p{L}*|one-off)(?![\p{L}])/iu],
  ["yearly", /(?:(?<![\p{L}\d])(?:vuosittain|lukuvuosittain|lukuvuodessa|per läsår|vuosittaisesti|vuosittainen|vuosittaista|kerran vuodessa|joka vuosi|vuodessa|årligen|varje år|per år|om året|en gång (?:per år|om året)|annually|yearly|every year|each year|once a year|per year|a year)(?![\p{L}]))|\/ ?(?:vuosi|vuodessa|v\b|år\b|year\b|a\b)/iu],
];

export function takeCadence(rest: Rest): StatedCadence | undefined {
  for (const [cadence, pattern] of cadences) if (rest.take(pattern)) return cadence;
  return undefined;
}

const year = "((?:19|20)\\d\\d)";
const pad = (text: string): string => text.padStart(2, "0");
const longYear = (text: string): string => (text.length === 2 ? `20${text}` : text);

const months = [
  "tammiku|januari|january", "helmiku|februari|february", "maalisku|mars\\b|march", "huhtiku|april", "toukoku|maj\\b|may\\b", "kesäku|juni|june",
  "heinäku|juli\\b|july", "eloku|augusti|august", "syysku|september", "lokaku|oktober|october", "marrasku|november", "jouluku|december",
].map((stem) => new RegExp(`^(?:${stem})`, "iu"));
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const monthOf = (word: string): number => months.findIndex((m) => m.test(word)) + 1;

function endOfMonth(word: string, y: string): string | undefined {
  const month = monthOf(word);
  if (month === 0) return undefined;
  const leap = month === 2 && Number(y) % 4 === 0 ? 1 : 0;
  return `${y}-${pad(String(month))}-${pad(String((lastDays[month - 1] ?? 30) + leap))}`;
}

/** Each pattern with what it says. A year stays a year, its end too: `2024`. */
const deadlines: readonly (readonly [RegExp, (m: RegExpExecArray) => string | undefined])[] = [
  [/(?:(?<![\p{L}\d])(?:senast|före|till|by|before|viimeistään) (?:den )?)?\b(\d{1,2})\.(\d{1,2})\.((?:20)?\d\d)(?: mennessä|\b)/iu, (m) => `${longYear(m[3] ?? "")}-${pad(m[2] ?? "")}-${pad(m[1] ?? "")}`],
  [/(?<![\p{L}\d])(?:senast|före|till|by|before) (?:den )?(\d{1,2}) (\p{L}+) ((?:20)\d\d)/iu, (m) => (monthOf(m[2] ?? "") ? `${m[3]}-${pad(String(monthOf(m[2] ?? "")))}-${pad(m[1] ?? "")}` : undefined)],
  [new RegExp(`(?<![\\p{L}\\d])(?:(?:vuoden |v\\. ?)?${year} (?:loppuun mennessä|loppuun asti|loppuun|lopussa|loppuun saakka))`, "iu"), (m) => m[1]],
  [new RegExp(`(?<![\\p{L}\\d])(?:(?:före|till|i|vid|senast (?:i|vid)) (?:utgången|slutet) av (?:år )?|(?:by|before|at) the end of )${year}`, "iu"), (m) => m[1]],
  [new RegExp(`\\b(\\p{L}+kuun) (?:loppuun )?${year}(?: loppuun)? mennessä`, "iu"), (m) => endOfMonth(m[1] ?? "", m[2] ?? "")],
  [new RegExp(`(?<![\\p{L}\\d])(?:by|till|before|senast(?: i)?) (?:the end of )?(\\p{L}+) ${year}`, "iu"), (m) => endOfMonth(m[1] ?? "", m[2] ?? "")],
  [new RegExp(`\\b(kevää|kesä|syksy|talv)\\p{L}* ${year}(?: mennessä)?`, "iu"), (m) => `${m[2]} ${season(m[1] ?? "")}`],
  [/(?<![\p{L}\d])Q([1-4]) ?\/ ?(20\d\d)(?!\d)/u, (m) => `${m[2]} Q${m[1]}`],
  [/\b(\d{1,2})\.(\d{1,2})\. ?-(\d\d)(?!\d)/u, (m) => `20${m[3]}-${pad(m[2] ?? "")}-${pad(m[1] ?? "")}`],
  [new RegExp(`(?<![\\p{L}\\d])(?:vuoteen|v\\.) ?${year} (?:mennessä|asti|saakka)`, "iu"), (m) => m[1]],
  [new RegExp(`\\bvuoteen ${year}(?! (?:verrattuna|nähden))`, "iu"), (m) => m[1]],
  [new RegExp(`\\bvuoden ${year} (?:aikana|kuluessa)`, "iu"), (m) => m[1]],
  [new RegExp(`(?<![\\p{L}\\d])(?:viimeistään|viim\\.) (?:vuonna )?${year}`, "iu"), (m) => m[1]],
  [new RegExp(`(?<![\\p{L}\\d])(?:senast|före|till|fram till|under) (?:år )?${year}`, "iu"), (m) => m[1]],
  [new RegExp(`(?<![\\p{L}\\d])(?:by|until|before|during|no later than) (?:the year )?${year}`, "iu"), (m) => m[1]],
];

const season = (stem: string): string => ({ kevää: "kevät", kesä: "kesä", syksy: "syksy", talv: "talvi" })[stem.toLowerCase()] ?? stem;

const severalDays = /\d{1,2}\.\d{1,2}\.(?:20)?\d\d\b.*?\d{1,2}\.\d{1,2}\.(?:20)?\d\d/u;

export function takeDeadline(rest: Rest): string | undefined {
  for (const [pattern, read] of deadlines) {
    const found = pattern.exec(rest.text);
    // «3.9.2024 ja 1.10.2024» are the days of something, not one by which it is done.
    if (found && severalDays.test(rest.text) && !/mennessä|viimeistään|senast|by /iu.test(found[0])) continue;
    const date = found ? read(found) : undefined;
    if (date === undefined) continue;
    rest.take(pattern);
    return date;
  }
  return undefined;
}

/** «vuonna 2024» is a deadline beside a figure only; said of people («vuonna 2019 käyneet») or of the past it is not. */
export function takeYearOfTarget(rest: Rest): string | undefined {
  const found = rest.take(new RegExp(`(?:^|[\\s(])(?:vuonna|år|in) ${year}(?! \\p{L}+(?:neet|neiden|neista|neistä|nut|nyt|tujen|tyjen)(?![\\p{L}]))(?![^.]*(?<![\\p{L}\\d])(?:oli|ollut|was|var)\\b)`, "iu"));
  return found?.[1];
}
