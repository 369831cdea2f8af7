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

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  fi: ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"].map((m) => `${m}kuu`),
  sv: ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

/** "kesäkuu 2021", "tammi–kesäkuu 2021". */
function formatMonths(first: string, last: string, language: Language): string {
  const [year, from, to] = [first.slice(0, 4), ...[first, last].map((m) => monthNames[language][Number(m.slice(5, 7)) - 1] ?? "")];
  if (first === last) return `${to ?? ""} ${year ?? ""}`;
  if (first.slice(0, 4) !== last.slice(0, 4)) return `${from ?? ""} ${year ?? ""} – ${to ?? ""} ${last.slice(0, 4)}`;
  return `${(from ?? "").replace(/kuu$/, "")}–${to ?? ""} ${year ?? ""}`;
}

/** "heinä–syyskuu 2021" for `2021-Q3`, "kesäkuu 2021" for `2021-06`, "30.6.2021" for a date, "2021–2023"; a year stays as it is. */
export function formatPeriod(period: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return formatDate(period, language);
  if (/^\d{4}-\d{4}$/.test(period)) return period.replace("-", "–");
  const [first = "", last = first] = period.split("/");
  if (/^\d{4}-\d{2}$/.test(first)) return formatMonths(first, last, language);
  const [year = "", number] = period.split("-Q");
  return number === undefined ? year : `${quarterNames[language][Number(number) - 1] ?? ""} ${year}`;
}
