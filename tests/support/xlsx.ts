import { zip } from "../../adapters/documents/write-zip.ts";

/** A workbook made by hand: what the library that writes them in the product has no words for. Cells are XML of a row's cells from A on. */
export interface SheetXml {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  /** A sheet that is nothing but a chart. */
  readonly chart?: true;
  readonly before?: string;
  readonly rows: readonly { readonly cells: readonly string[]; readonly hidden?: true }[];
  readonly after?: string;
}

export const text = (value: string): string => `t="inlineStr"><is><t>${value}</t></is>`;
/** The fourth style's font is struck through. */
export const struck = (value: string): string => `s="4" ${text(value)}`;
/** A text in runs, some of them with a look of their own. */
export const rich = (...runs: readonly (string | readonly [look: string, value: string])[]): string =>
  `t="inlineStr"><is>${runs.map((run) => (typeof run === "string" ? ["", run] as const : run)).map(([look, value]) => `<r>${look === "" ? "" : `<rPr>${look}</rPr>`}<t xml:space="preserve">${value}</t></r>`).join("")}</is>`;
/** A number with a style: 1 is «0 %», 2 is «0.0" htv"», 3 is a date. */
export const number = (value: number, style = 0): string => `s="${style}"><v>${value}</v>`;
export const failed = (error: string): string => `t="e"><v>${error}</v>`;
export const uncounted = (formula: string): string => `><f>${formula}</f>`;

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const list = "http://schemas.openxmlformats.org/package/2006/relationships";

export function xlsxOf(sheets: readonly SheetXml[]): Uint8Array {
  const rowXml = ({ cells, hidden }: SheetXml["rows"][number], r: number): string =>
    `<row r="${r + 1}"${hidden ? ' hidden="1"' : ""}>${cells.map((c, i) => (c === "" ? "" : `<c r="${String.fromCharCode(65 + i)}${r + 1}" ${c}</c>`)).join("")}</row>`;
  const parts: readonly (readonly [string, string])[] = [
    ["[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`],
    ["_rels/.rels", `<Relationships xmlns="${list}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map((s, i) => `<sheet name="${s.name}" sheetId="${i + 1}"${s.state ? ` state="${s.state}"` : ""} r:id="r${i + 1}"/>`).join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `<Relationships xmlns="${list}">${sheets.map((s, i) => `<Relationship Id="r${i + 1}" Type="${relations}/${s.chart ? "chartsheet" : "worksheet"}" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="r99" Type="${relations}/styles" Target="styles.xml"/></Relationships>`],
    ["xl/styles.xml", `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot; htv&quot;"/></numFmts><fonts count="2"><font/><font><strike/></font></fonts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>`],
    ...sheets.map((s, i) => [`xl/worksheets/sheet${i + 1}.xml`, s.chart ? `<chartsheet xmlns="${main}"><sheetViews/></chartsheet>` : `<worksheet xmlns="${main}">${s.before ?? ""}<sheetData>${s.rows.map(rowXml).join("")}</sheetData>${s.after ?? ""}</worksheet>`] as const),
  ];
  return new Uint8Array(zip(parts.map(([name, xml]) => ({ name, content: Buffer.from(xml) }))));
}
