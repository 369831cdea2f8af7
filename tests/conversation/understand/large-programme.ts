import type { Programme, WorkingGroup } from "../../../src/programme/programme.ts";

const fields = [
  "koulu", "päiväkoti", "kirjasto", "liikunta", "museo", "katu", "vesi", "energia", "metsä", "puisto", "satama", "matkailu", "yritys", "kaavoitus",
  "asunto", "liikenne", "nuoriso", "kulttuuri", "hankinta", "talous",
];

export const itemsIn = (groups: readonly WorkingGroup[]): number =>
  groups.reduce((sum, g) => sum + g.goals.length + g.measures.length + g.projects.length + g.measures.flatMap((m) => m.indicators).length, 0);

/** A copy of a group in another field: its own ids, other words in every title. */
function inField(group: WorkingGroup, field: string, copy: number): WorkingGroup {
  return {
    ...group,
    id: `${group.id}${copy}`,
    name: `${field}palvelut`,
    aliases: [],
    tables: [],
    goals: group.goals.map((goal) => ({ ...goal, title: `${field}n ${goal.title}` })),
    projects: group.projects.map((p) => ({ ...p, id: `${p.id}-${copy}`, title: `${field}verkko ${p.title}` })),
    measures: group.measures.map((m) => ({
      ...m,
      id: `${m.id}-${copy}`,
      title: `${field}jen ${m.title}`,
      indicators: m.indicators.map(({ name: _, ...i }) => ({ ...i, id: `${i.id}-${copy}`, text: `${field} ${i.text}` })),
    })),
  };
}

/** A programme of at least so many goals, measures, projects and indicators. */
export function largeProgramme(base: Programme, items: number): Programme {
  const groups = [...base.groups];
  for (let copy = 0; itemsIn(groups) < items; copy += 1) {
    const group = base.groups[copy % base.groups.length];
    const [first = "", second = ""] = [fields[copy % fields.length], copy < fields.length ? "" : fields[(copy * 7) % fields.length]];
    if (group) groups.push(inField(group, first + second, copy));
  }
  return { ...base, groups };
}
