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
  /** Its place in the file's order. */
  place(text: string): number | undefined;
}

export function measureIds(group: string, measures: readonly (MeasureLike | undefined)[]): MeasureIds {
  const byLabel = new Map<string, string>();
  const ids = measures.map((m) => {
    if (m?.label === undefined) return m?.id;
    const id = m.id ?? `${group}-${slug(m.label)}`;
    if (!byLabel.has(canonicalLabel(m.label))) byLabel.set(canonicalLabel(m.label), id);
    return id;
  });
  const counts = new Map<string, number>();
  const numbered = (stem: string, join: string): string => {
    const place = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, place);
    return `${stem}${join}${place}`;
  };
  const all = ids.map((id, i) => {
    const m = measures[i];
    if (id !== undefined || m === undefined) return id ?? numbered(`${group}-n`, "");
    if (m.parent !== undefined) return numbered(byLabel.get(canonicalLabel(m.parent)) ?? m.parent, "-");
    return m.goals?.[0] === undefined ? numbered(`${group}-n`, "") : numbered(`${group}-t${m.goals[0]}`, "-");
  });
  // Of two with the same id (a fault of its own) the first is meant.
  const places = new Map(all.map((id, i) => [id, i] as const).reverse());
  const find = (text: string): string | undefined => (places.has(text) ? text : byLabel.get(canonicalLabel(text)));
  return { ids: all, find, place: (text) => places.get(find(text) ?? "") };
}

const slug = (label: string): string =>
  canonicalLabel(label).toLowerCase().replace(/[äå]/g, "a").replace(/ö/g, "o").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

export const indicatorId = (measure: string, place: number): string => `${measure}-m${place + 1}`;

export const projectId = (group: string, place: number): string => `${group}-p${place + 1}`;

interface GroupLike {
  readonly id: string;
  readonly measures?: readonly { readonly id?: string; readonly indicators?: readonly { readonly id?: string }[] }[];
  readonly projects?: readonly { readonly id?: string }[];
}

/**
 * Ids of measures, indicators and projects that the file itself gives. Those by which an import ties parts to a measure without a label
 * (`vanhus-k3`) come from its place, and say no more than an id that is left out.
 */
export const ownIds = (file: { readonly groups: readonly GroupLike[] }): ReadonlySet<string> =>
  new Set(
    file.groups.flatMap((g) => {
      const measures = g.measures ?? [];
      const all = [...measures, ...measures.flatMap((m) => m.indicators ?? []), ...(g.projects ?? [])];
      return all.flatMap(({ id }) => (id === undefined || /^k\d+$/.test(id.slice(g.id.length + 1)) ? [] : [id]));
    }),
  );
