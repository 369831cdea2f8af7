import { canonicalLabel } from "./label.ts";

/**
 * Ids that the file leaves out. They come from the label where there is one, otherwise from the place in the file,
 * so an id stays the same as long as the label stays, or as long as nothing is added before it.
 *
 *   measure       `<group>-<label>`            vanhus-3a
 *   no label      `<group>-t<goal>-<place>`    vammais-t3-2, the second unlabelled one of goal 3
 *   part of one   `<parent>-<place>`           yhteistyo-4a-1
 *   no goal       `<group>-n<place>`
 *   indicator     `<measure>-m<place>`         vanhus-2a-m2
 *   project       `<group>-p<place>`           digi-p4
 */
export interface MeasureLike {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly parent?: string | undefined;
  readonly goals?: readonly (number | undefined)[] | undefined;
}

export interface MeasureIds {
  /** One id for each measure of the group, in the file's order. */
  readonly ids: readonly string[];
  /** Id of the measure that a text names: its id, or its label in any spelling. */
  find(text: string): string | undefined;
}

export function measureIds(group: string, measures: readonly (MeasureLike | undefined)[]): MeasureIds {
  const byLabel = new Map<string, string>();
  const ids = measures.map((m) => {
    if (m?.label === undefined) return m?.id;
    const id = m.id ?? `${group}-${slug(m.label)}`;
    if (!byLabel.has(canonicalLabel(m.label))) byLabel.set(canonicalLabel(m.label), id);
    return id;
  });
  const places = new Map<string, number>();
  const numbered = (stem: string, join: string): string => {
    const place = (places.get(stem) ?? 0) + 1;
    places.set(stem, place);
    return `${stem}${join}${place}`;
  };
  const all = ids.map((id, i) => {
    const m = measures[i];
    if (id !== undefined || m === undefined) return id ?? numbered(`${group}-n`, "");
    if (m.parent !== undefined) return numbered(byLabel.get(canonicalLabel(m.parent)) ?? m.parent, "-");
    return m.goals?.[0] === undefined ? numbered(`${group}-n`, "") : numbered(`${group}-t${m.goals[0]}`, "-");
  });
  const known = new Set(all);
  return { ids: all, find: (text) => (known.has(text) ? text : byLabel.get(canonicalLabel(text))) };
}

const slug = (label: string): string =>
  canonicalLabel(label).toLowerCase().replace(/[äå]/g, "a").replace(/ö/g, "o").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

export const indicatorId = (measure: string, place: number): string => `${measure}-m${place + 1}`;

export const projectId = (group: string, place: number): string => `${group}-p${place + 1}`;
