import type { Ports } from "../ports.ts";
import type { Programme } from "../programme/programme.ts";
import { dateOf } from "../shared/calendar.ts";
import type { Language } from "../shared/language.ts";
import { languages } from "../shared/language.ts";
import { dateWords, unitOf } from "../status/figure-words.ts";
import { readingView } from "../status/indicator-view.ts";
import type { Records } from "../status/records.ts";
import { openRecords } from "../status/records.ts";
import { isPercent } from "../status/series-readings.ts";
import { formatDate, formatFigure } from "../texts/numbers.ts";
import type { BroadcastContent, PlacedFigure, SentContent, Words } from "./broadcast.ts";
import type { ContentFault } from "./check-content.ts";
import { wordsOf } from "./check-content.ts";
import type { FigurePlace } from "./placeholders.ts";
import { fillIn, findFigure, placeholdersIn } from "./placeholders.ts";

export type Filled = { readonly faults: readonly ContentFault[] } | { readonly sent: SentContent };

/** A figure below this could point at somebody (voice.md: "alle 5"). */
const smallest = 5;

/** Puts the programme's data in place of the placeholders: figures with their date, confirmed ones only. */
export async function fillFigures(ports: Ports, programme: Programme, content: BroadcastContent): Promise<Filled> {
  const records = await openRecords(ports, programme);
  const faults: ContentFault[] = [];
  const figures = new Map<string, Found>();
  for (const [field, text] of wordsOf(content)) for (const placeholder of placeholdersIn(text)) {
    const place = findFigure(placeholder, programme);
    if (!place || figures.has(placeholder)) continue;
    const found = await confirmedFigure(records, place, placeholder);
    if ("code" in found) faults.push({ ...found, field });
    else figures.set(placeholder, found);
  }
  if (faults.length > 0) return { faults };
  const today = dateOf(ports.clock.now(), programme.zone);
  const filledIn = (language: Language): ReadonlyMap<string, string> =>
    new Map([["ohjelma", programme.name], ["päivä", formatDate(today, language)], ...[...figures].map(([p, f]) => [p, f.dated[language] ?? ""] as const)]);
  const fillAll = (words: Words): Words => Object.fromEntries(languages.flatMap((l) => (words[l] === undefined ? [] : [[l, fillIn(words[l], filledIn(l))]])));
  const emphasis = Object.fromEntries(Object.entries(content.emphasis).map(([audience, text]) => [audience, fillIn(text, filledIn(programme.language))]));
  return { sent: { titles: fillAll(content.titles), texts: fillAll(content.texts), emphasis, figures: [...figures.values()].map((f) => f.placed) } };
}

interface Found {
  readonly placed: PlacedFigure;
  readonly dated: Words;
}

async function confirmedFigure(records: Records, place: FigurePlace, placeholder: string): Promise<Found | Omit<ContentFault, "field">> {
  const { indicator, group, series } = place;
  if (indicator.kind === "milestone" || indicator.kind === "qualitative") return { code: "notAFigure", params: { placeholder } };
  const readings = await records.readings(series, group.id);
  for (const reading of readings) {
    const view = await readingView(records, reading);
    if (view.preliminary || reading.answer.kind !== "figure") continue;
    const { value } = reading.answer;
    if (!isPercent(indicator) && indicator.kind === "number" && value > 0 && value < smallest) return { code: "smallFigure", params: { placeholder } };
    const each = (say: (language: Language) => string): Words => Object.fromEntries(languages.map((l) => [l, say(l)]));
    const figures = each((l) => formatFigure(value, unitOf(indicator), l));
    const dated = each((l) => `${figures[l] ?? ""} (${dateWords({ language: l }, view)})`);
    return { placed: { placeholder, figures, series, period: reading.period, value }, dated };
  }
  return { code: readings.length === 0 ? "noFigure" : "notConfirmed", params: { placeholder } };
}
