import { LineCounter, isNode, parseDocument } from "yaml";
import type { Language } from "../../shared/language.ts";
import type { Fault } from "../fault.ts";
import { faultText } from "../fault.ts";
import type { Imported, ImportedGroup } from "./import-document.ts";
import { placeText, rowOf } from "./place-text.ts";

/** Errors of the file that a document was made into, told with the places of the document: its writer has never seen the file. */
export function documentFaults(imported: Imported, yaml: string, faults: readonly Fault[], language: Language): readonly string[] {
  const lineOf = documentLines(imported, yaml);
  return faults.filter((f) => f.severity === "error").map((fault) => {
    const line = lineOf(fault.line);
    const other = typeof fault.params["line"] === "number" ? lineOf(fault.params["line"]) : undefined;
    const said = faultText(other === undefined ? fault : { ...fault, params: { ...fault.params, line: numberAt(imported, other) } }, language);
    return line === undefined ? said : `${placeText(imported.places, { from: line, to: line }, language)}: ${said}`;
  });
}

/** What a reader counts in such a document: rows of a sheet, paragraphs, otherwise lines. */
function numberAt({ places }: Imported, line: number): number {
  const place = places.get(line);
  if (!place) return line;
  return place.sheet === undefined ? (place.page ?? place.paragraph ?? line) : rowOf(place);
}

type Path = readonly (string | number)[];

/** The document's line for each line of the file: that of the group, measure or indicator that the line is a part of. */
function documentLines(imported: Imported, yaml: string): (line: number) => number | undefined {
  const counter = new LineCounter();
  const file = parseDocument(yaml, { lineCounter: counter });
  const anchors = imported.groups.flatMap(groupAnchors).flatMap(([path, lines]): (readonly [number, number])[] => {
    const node = file.getIn(path, true);
    const [first] = lines;
    return isNode(node) && node.range && first !== undefined ? [[counter.linePos(node.range[0]).line, first]] : [];
  });
  const sorted = anchors.sort(([a], [b]) => a - b);
  return (line) => sorted.findLast(([at]) => at <= line)?.[1];
}

/** Parts of a group as the file has them: a measure's own parts follow it, and indicators without a measure stand under a last one. */
function groupAnchors(group: ImportedGroup, g: number): readonly (readonly [Path, readonly number[]])[] {
  const at = ["groups", g];
  const measures = group.measures.flatMap((m) => [m, ...m.parts]);
  return [
    [at, group.name.lines],
    ...group.goals.map((goal, i): [Path, readonly number[]] => [[...at, "goals", i], goal.title.lines]),
    ...measures.flatMap((m, i): [Path, readonly number[]][] => [
      [[...at, "measures", i], m.title.lines],
      ...m.indicators.map((x, j): [Path, readonly number[]] => [[...at, "measures", i, "indicators", j], x.lines]),
    ]),
    ...group.indicators.map((x, j): [Path, readonly number[]] => [[...at, "measures", measures.length, "indicators", j], x.lines]),
    ...group.projects.map((p, i): [Path, readonly number[]] => [[...at, "projects", i], p.title.lines]),
    ...group.tables.map((t, i): [Path, readonly number[]] => [[...at, "tables", i], t.name.lines]),
  ];
}
