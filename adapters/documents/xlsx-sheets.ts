import { attribute, decoded, formatsOf, shown, usualXml } from "./xlsx-formats.ts";
import type { NumberFormat } from "./xlsx-formats.ts";
import { marksOf, shownText } from "./xlsx-marks.ts";
import type { Marks } from "./xlsx-marks.ts";
import type { Zip } from "./zip.ts";

/** What the library that reads cells does not tell of a sheet. Rows and columns count from 0. */
export interface SheetFacts {
  readonly part: string;
  readonly hidden: boolean;
  /** A sheet that is nothing but a chart has no cells. */
  readonly hasCells: boolean;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Cells without a value by row: an error, or a formula that was never counted. */
  readonly unclear: ReadonlyMap<number, readonly string[]>;
  /** What is struck through by row. */
  readonly deleted: ReadonlyMap<number, readonly string[]>;
  /** Columns by row in which a merged cell reaches down over it. */
  readonly covered: ReadonlyMap<number, readonly number[]>;
  /** The sheet's XML with numbers as their readers see them. */
  readonly xml: string;
}

/** The sheets of a workbook in their order. */
export function sheetsOf(file: Zip): readonly SheetFacts[] {
  const xmlOf = (part: string): string => usualXml(file.text(part));
  const relations = new Map(Array.from(xmlOf("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\b[^>]*>/g), ([xml]) => [attribute(xml, "Id"), xml]));
  const styles = xmlOf("xl/styles.xml");
  const looks: Looks = { formats: formatsOf(styles), ...marksOf(styles, xmlOf("xl/sharedStrings.xml")) };
  return Array.from(xmlOf("xl/workbook.xml").matchAll(/<sheet\b[^>]*>/g), ([xml]) => {
    const relation = relations.get(attribute(xml, "id")) ?? "";
    const target = attribute(relation, "Target");
    const part = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    return factsOf(xmlOf(part), { part, hidden: /hidden/i.test(attribute(xml, "state")), hasCells: !/(?:chart|dialog|macro)sheet$/i.test(attribute(relation, "Type")) }, looks);
  });
}

const isHidden = (xml: string): boolean => /^(?:1|true)$/.test(attribute(xml, "hidden"));

interface Looks extends Marks {
  readonly formats: readonly (NumberFormat | undefined)[];
}

type Found = Map<number, string[]>;

function factsOf(written: string, sheet: Pick<SheetFacts, "part" | "hidden" | "hasCells">, looks: Looks): SheetFacts {
  const rows = Array.from(written.matchAll(/<row\b[^>]*>/g), ([xml]) => xml);
  const columns = Array.from(written.matchAll(/<col\b[^>]*>/g), ([xml]) => xml).filter(isHidden);
  const [unclear, deleted]: readonly [Found, Found] = [new Map(), new Map()];
  const xml = written.replace(/<c\b([^>]*)>((?:[^<]|<(?!\/?c\b))*)<\/c>/g, (cell, attributes: string, content: string) => {
    if (attributes.endsWith("/")) return cell;
    const at = attribute(attributes, "r");
    const value = /<v>([^<]*)<\/v>/.exec(content)?.[1];
    const kind = attribute(attributes, "t");
    if (kind === "e" || (value === undefined && /<f\b/.test(content))) {
      tellOf(unclear, at, [at, value ?? ""].join(" ").trim());
      return cell;
    }
    const style = Number(attribute(attributes, "s"));
    const format = (kind === "" || kind === "n") && value !== undefined && Number.isFinite(Number(value)) ? looks.formats[style] : undefined;
    const number = format ? escaped(shown(Number(value), format)) : undefined;
    const text = kind === "s" ? (looks.texts[Number(value)] ?? "") : kind === "inlineStr" ? content : `<t>${number ?? value ?? ""}</t>`;
    const seen = shownText(text, looks.struckStyles[style] ?? false);
    if (seen && seen.deleted !== "") tellOf(deleted, at, decoded(seen.deleted));
    const said = seen ? seen.text : number;
    return said === undefined ? cell : `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`;
  });
  return {
    ...sheet,
    hiddenRows: new Set(rows.flatMap((row, i) => (isHidden(row) ? [Number(attribute(row, "r") || i + 1) - 1] : []))),
    hiddenColumns: new Set(columns.flatMap((c) => range(Number(attribute(c, "min")), Math.min(Number(attribute(c, "max")), mostColumns)))),
    unclear,
    deleted,
    covered: coveredIn(written),
    xml,
  };
}

function tellOf(found: Found, at: string, about: string): void {
  const row = Number(/\d+$/.exec(at)?.[0] ?? 1) - 1;
  found.set(row, [...(found.get(row) ?? []), about]);
}

/** Merged cells that are larger or more than these are no table's. */
const [mostMerged, tallest, widest] = [5_000, 200, 20];

function coveredIn(written: string): ReadonlyMap<number, readonly number[]> {
  const covered = new Map<number, number[]>();
  for (const [, left = "", top, right = "", bottom] of [...written.matchAll(/<mergeCell\b[^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)].slice(0, mostMerged)) {
    const columns = range(columnNumber(left), columnNumber(right));
    const rows = range(Number(top) + 1, Number(bottom));
    if (rows.length < tallest && columns.length <= widest) for (const row of rows) covered.set(row, [...(covered.get(row) ?? []), ...columns]);
  }
  return covered;
}

/** «A» is 1, «AA» is 27. */
const columnNumber = (name: string): number => [...name].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);

/** Columns further right hold nothing that is read. */
const mostColumns = 200;

const range = (first: number, last: number): readonly number[] => Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first - 1 + i);

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
