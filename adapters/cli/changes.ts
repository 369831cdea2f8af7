import type { Programme } from "../../src/programme/programme.ts";

export type Part = "programme" | "body" | "audience" | "promise" | "group" | "goal" | "project" | "table" | "measure" | "indicator";

export interface Change {
  readonly kind: "added" | "removed" | "changed";
  readonly part: Part;
  readonly id: string;
}

/** What differs between two versions of one programme, part by part. */
export function changes(before: Programme, after: Programme): readonly Change[] {
  const old = parts(before);
  const now = parts(after);
  const named = (kind: Change["kind"], keys: readonly string[]): Change[] =>
    keys.map((key) => {
      const [part = "", id = ""] = key.split(" ");
      return { kind, part: part as Part, id };
    });
  return [
    ...named("added", [...now.keys()].filter((key) => !old.has(key))),
    ...named("removed", [...old.keys()].filter((key) => !now.has(key))),
    ...named("changed", [...now.keys()].filter((key) => old.has(key) && old.get(key) !== now.get(key))),
  ];
}

/** Every part with its own content, its children left out: a changed indicator does not make its group a changed one. */
function parts(p: Programme): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const put = (part: Part, id: string, own: object): void => void found.set(`${part} ${id}`, JSON.stringify(own));
  const { groups, bodies, audiences, promises, ...whole } = p;
  put("programme", p.id, whole);
  for (const body of bodies) put("body", body.id, body);
  for (const audience of audiences) put("audience", audience.id, audience);
  for (const promise of promises) put("promise", promise.id, promise);
  for (const { goals, measures, projects, tables, ...group } of groups) {
    put("group", group.id, group);
    for (const goal of goals) put("goal", `${group.id}/${goal.number}`, goal);
    for (const project of projects) put("project", project.id, project);
    for (const table of tables) put("table", table.id, table);
    for (const { indicators, ...measure } of measures) {
      put("measure", measure.id, measure);
      for (const indicator of indicators) put("indicator", indicator.id, indicator);
    }
  }
  return found;
}
