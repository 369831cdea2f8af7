import { AlignmentType, BookmarkEnd, BookmarkStart, Document, Footer, HeadingLevel, ImageRun, InternalHyperlink, Packer, PageNumber, PageOrientation, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from "docx";
import type { ParagraphChild } from "docx";
import type { ReportBlock, ReportDocument, ReportTable, Run, Words } from "../../src/report/report-document.ts";
import type { Language } from "../../src/shared/language.ts";
import { coreProperties } from "./core-properties.ts";
import { withoutHours } from "./fixed-zip.ts";
import { reportStyles } from "./report-styles.ts";

const locales: Readonly<Record<Language, string>> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

/** A4 on its side, in twentieths of a point, and what is left between the margins. */
const page = { width: 11906, height: 16838, margin: 1000 };
const textWidth = page.height - 2 * page.margin;

/**
 * The document as a Word file, for those who read with eyes and those who read with a screen reader: real headings, header rows and row
 * headers, a caption before each table, the language of every piece, alternative texts, a title among the properties. The same document
 * gives the same bytes: ids are counted in it, and dates are its own.
 */
export async function writeReport(report: ReportDocument): Promise<Buffer> {
  const made = new Document({
    title: report.title,
    description: report.description,
    creator: report.creator,
    styles: reportStyles(locales[report.language]),
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: footer(report) },
        children: [new Paragraph({ style: "Title", children: [new TextRun(report.title)] }), ...report.blocks.flatMap(blockParts)],
      },
    ],
  });
  const overrides = [{ path: "docProps/core.xml", data: coreProperties(report, locales[report.language]) }];
  return withoutHours(await Packer.toBuffer(made, undefined, overrides));
}

const footer = (report: ReportDocument): Footer =>
  new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.RIGHT, style: "Muted", children: [new TextRun(`${report.title}  `), new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })] }),
    ],
  });

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function blockParts(block: ReportBlock, index: number): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: levels[block.level], keepNext: true, children: runs(block.words) })];
    case "text":
      return [new Paragraph({ ...(block.tone === undefined ? {} : { style: block.tone === "muted" ? "Muted" : "Warning" }), children: runs(block.words) })];
    case "list":
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }));
    case "table":
      return [new Paragraph({ style: "Caption", keepNext: true, children: [new TextRun(block.caption)] }), table(block), new Paragraph({ style: "Muted", children: [] })];
    case "picture":
      return [
        new Paragraph({
          children: [
            new ImageRun({
              type: "png", data: Buffer.from(block.png, "base64"), transformation: { width: block.width, height: block.height },
              altText: { id: String(index + 1), name: block.alt.slice(0, 60), title: block.alt.slice(0, 60), description: block.alt },
            }),
          ],
        }),
      ];
    default:
      return block satisfies never;
  }
}

/** The header row is repeated on every page; the first cell of a row names it. */
function table(block: ReportTable): Table {
  const whole = block.columns.reduce((sum, c) => sum + c.share, 0);
  const widths = block.columns.map((c) => Math.floor((textWidth * c.share) / whole));
  const cell = (children: readonly ParagraphChild[], i: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      ...(head ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: "E3EAF0" } } : {}),
      children: [new Paragraph({ style: "Cell", children })],
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: block.columns.map((c, i) => cell([new TextRun({ text: c.title, bold: true })], i, true)) }),
      ...block.rows.map((row) => new TableRow({ cantSplit: true, children: block.columns.map((_, i) => cell(cellRuns(row[i]), i, false)) })),
    ],
  });
}

/** Nothing to say is said: an empty cell could as well be a fault. */
const cellRuns = (words: Words | undefined): ParagraphChild[] => (words && words.some((w) => w.text !== "") ? runs(words) : [new TextRun("–")]);

const runs = (words: Words): ParagraphChild[] => words.flatMap(run);

/** An entry is a bookmark under its number; a reference to it is a link. */
function run(r: Run): readonly ParagraphChild[] {
  const text = new TextRun({
    text: r.text,
    ...(r.bold ? { bold: true } : {}),
    ...(r.language ? { language: { value: locales[r.language] } } : {}),
    ...(r.entry === undefined ? {} : { style: "Hyperlink" }),
  });
  if (r.entry !== undefined) return [new InternalHyperlink({ anchor: bookmark(r.entry), children: [text] })];
  if (r.anchor === undefined) return [text];
  // The library's Bookmark counts its ids over the whole process; with ids of our own the file does not depend on what was written before.
  return [new BookmarkStart(bookmark(r.anchor), r.anchor), text, new BookmarkEnd(r.anchor)] as unknown as readonly ParagraphChild[];
}

const bookmark = (entry: number): string => `kirjaus_${String(entry)}`;
