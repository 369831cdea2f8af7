import type { Language } from "../shared/language.ts";

const locales: Readonly<Record<Language, string>> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

/** `1163` -> "1 163", `12.5` -> "12,5"; at most two decimals unless said. */
export const formatNumber = (value: number, language: Language, decimals = 2): string => numberFormat(language, decimals).format(value);

/** Making a format costs a hundred times what using it does. */
const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const name = `${language}:${decimals}`;
  const known = numberFormats.get(name);
  if (known) return known;
  const made = new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals });
  numberFormats.set(name, made);
  return made;
}

/** With its unit: "92,8 %", "1 210 asiakasta". */
export const formatFigure = (value: number, unit: string | undefined, language: Language): string =>
  unit ? `${formatNumber(value, language)}\u00a0${unit}` : formatNumber(value, language);

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  fi: ["ma", "ti", "ke", "to", "pe", "la", "su"],
  sv: ["må", "ti", "on", "to", "fr", "lö", "sö"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

const parts = (date: string): readonly [number, number, number] => {
  const [y = 0, m = 1, d = 1] = date.split("-").map(Number);
  return [y, m, d];
};

/** `2021-10-22` -> "22.10.2021"; English writes "22 Oct 2021". */
export function formatDate(date: string, language: Language): string {
  const [y, m, d] = parts(date);
  if (language !== "en") return `${d}.${m}.${y}`;
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(Date.UTC(y, m - 1, d));
}

/** `2021-10-22` -> "pe 22.10." */
export function formatDay(date: string, language: Language): string {
  const [y, m, d] = parts(date);
  const name = weekdays[language][(new Date(Date.UTC(y, m - 1, d)).getUTCDay() + 6) % 7] ?? "";
  if (language !== "en") return `${name} ${d}.${m}.`;
  return `${name} ${new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(Date.UTC(y, m - 1, d))}`;
}

const quarterNames: Readonly<Record<Language, readonly string[]>> = {
  fi: ["tammi–maaliskuu", "huhti–kesäkuu", "heinä–syyskuu", "loka–joulukuu"],
  sv: ["januari–mars", "april–juni", "juli–september", "oktober–december"],
  en: ["January–March", "April–June", "July–September", "October–December"],
};

/** "heinä–syyskuu 2021" for `2021-Q3`; a year stays as it is. */
export function formatPeriod(period: string, language: Language): string {
  const [year = "", number] = period.split("-Q");
  return number === undefined ? year : `${quarterNames[language][Number(number) - 1] ?? ""} ${year}`;
}
