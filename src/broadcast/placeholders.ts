import { seriesOf } from "../programme/look-up.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";

/**
 * `{ohjelma}`, `{päivä}`, and figures: `{vanhus 3a}` (a group and a measure; `{vanhus 3a/2}` its second indicator) or an indicator's id.
 * A figure is filled in with its date, and only a confirmed one.
 */
const shape = /\{([^{}\n]{1,80})\}/g;

export const placeholdersIn = (text: string): readonly string[] => [...new Set([...text.matchAll(shape)].map((m) => (m[1] ?? "").trim()))];

export const fillIn = (text: string, filled: ReadonlyMap<string, string>): string => text.replaceAll(shape, (whole, name: string) => filled.get(name.trim()) ?? whole);

export interface FigurePlace {
  readonly group: WorkingGroup;
  readonly indicator: Indicator;
  readonly series: string;
}

/** The indicator that a placeholder names; undefined when there is none. */
export function findFigure(placeholder: string, programme: Programme): FigurePlace | undefined {
  const [, name = "", label = "", nth = "1"] = /^(.+?)\s+(\S+?)(?:\/(\d+))?$/.exec(placeholder) ?? [];
  const said = name.toLowerCase();
  for (const group of programme.groups) {
    const byId = group.measures.flatMap((m) => m.indicators).find((i) => i.id === placeholder);
    if (byId) return placeOf(group, byId);
    if (![group.id, group.name, ...group.aliases].some((n) => n.toLowerCase() === said)) continue;
    const measure = group.measures.find((m) => m.label === label.toLowerCase() || m.id === label);
    const indicator = measure?.indicators[Number(nth) - 1];
    if (indicator) return placeOf(group, indicator);
  }
  return undefined;
}

const placeOf = (group: WorkingGroup, indicator: Indicator): FigurePlace => ({ group, indicator, series: seriesOf(indicator) });

/** Figures that somebody typed: Kvartti cannot know whether they are confirmed, so the preview points at them. */
const typed = /(?<![\p{L}\d.,/:{-])\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?[ \u00a0]?(?:%|prosent\p{L}*|procent|per cent|€|euro\p{L}*)/giu;
export const typedFigures = (text: string): readonly string[] => [...new Set([...text.replaceAll(shape, "").matchAll(typed)].map((m) => m[0].trim()))];

/**
 * "3 asiakasta", "kaksi lasta", "fyra barn", "two clients": a count of people below five could point at somebody.
 * A reader from outside may see the broadcast, so it stops (voice.md, "What must never happen").
 */
const people =
  "asiak\\p{L}*|asuk\\p{L}*|laps\\p{L}*|lasta|nuor\\p{L}*|vanhu\\p{L}*|iäk\\p{L}*|henkilö\\p{L}*|potila\\p{L}*|perhe\\p{L}*|hoidet\\p{L}*|omaishoi\\p{L}*|oppila\\p{L}*|" +
  "klient\\p{L}*|kund\\p{L}*|barn|patient\\p{L}*|person\\p{L}*|famil\\p{L}*|ungdom\\p{L}*|elev\\p{L}*|child\\p{L}*|client\\p{L}*|customer\\p{L}*|resident\\p{L}*|people|pupil\\p{L}*";
const few = "[1-4]|yksi|kaksi|kolme|neljä|yhden|kahden|kolmen|neljän|två|tre|fyra|two|three|four";
const small = new RegExp(`(?<![\\p{L}\\d.,–-])(?:${few})[ \\u00a0](?:${people})(?![\\p{L}])`, "iu");
export const smallCountIn = (text: string): string | undefined => small.exec(text)?.[0];
