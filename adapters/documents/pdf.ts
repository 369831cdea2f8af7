import { getDocumentProxy } from "unpdf";
import { linesOf } from "../../src/programme/import/read-lines.ts";
import type { PlacedText } from "../../src/programme/import/read-lines.ts";
import type { SourceLine } from "../../src/programme/import/source-document.ts";
import { canBeMark, raised } from "./note-marks.ts";
import { checkStreams } from "./pdf-streams.ts";
import type { Progress } from "./progress.ts";
import { DocumentRefused, limits } from "./refusal.ts";
import { checkedLines } from "./text.ts";

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A PDF's text in the order in which it was drawn, page by page: cell by cell where it has tables. */
export async function readPdf(bytes: Uint8Array, progress: Progress): Promise<readonly SourceLine[]> {
  checkStreams(bytes);
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > limits.pages) throw new DocumentRefused("tooManyPages", { limit: limits.pages });
    const placed: PlacedText[] = [];
    for (let page = 1; page <= pdf.numPages; page++) {
      const proxy = await pdf.getPage(page);
      const { items } = await proxy.getTextContent();
      for (const text of linesOfPage(items as readonly Item[])) placed.push({ text, place: { line: placed.length + 1, page } });
      placed.push({ text: "\f", place: { line: placed.length + 1, page } });
      proxy.cleanup();
      progress(page, pdf.numPages);
    }
    if (placed.every((l) => l.text.trim() === "")) throw new DocumentRefused("noText");
    return checkedLines(linesOf(placed));
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 });
  } catch (error) {
    throw new DocumentRefused((error as Error).name === "PasswordException" ? "encrypted" : "damaged");
  }
}

/** Pieces on one height are one line; a jump of more than a line and a half is a gap. */
function linesOfPage(items: readonly Item[]): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let before: Item | undefined;
  for (const item of items) {
    if (item.str === "" && !item.hasEOL) continue;
    if (before && isMark(before, item)) {
      line += raised(item.str, line);
      before = { ...before, width: x(item) + item.width - x(before) };
      continue;
    }
    if (before && item.str !== "" && startsLine(before, item)) {
      lines.push(line);
      if (startsParagraph(before, item)) lines.push("");
      line = item.str;
    } else line += (before && item.str !== "" ? spaceBetween(before, item, line) : "") + item.str;
    if (item.str.trim() !== "") before = item;
  }
  return [...lines, line].map((l) => l.trimEnd());
}

const x = (item: Item): number => item.transform[4] ?? 0;
const y = (item: Item): number => item.transform[5] ?? 0;
const size = (item: Item): number => item.height || Math.abs(item.transform[3] ?? 0) || 10;

const startsLine = (before: Item, item: Item): boolean => Math.abs(y(item) - y(before)) > size(before) * 0.5;
const startsParagraph = (before: Item, item: Item): boolean => y(before) - y(item) > size(before) * 1.75;

/** A mark of a note or a power: smaller than the text that it follows and higher, but not a line above it. */
function isMark(before: Item, item: Item): boolean {
  const [rise, gap] = [y(item) - y(before), x(item) - x(before) - before.width];
  return canBeMark(item.str) && size(item) < size(before) * 0.85 && rise > size(before) * 0.05 && rise < size(before) * 0.7 && Math.abs(gap) < size(before) * 0.3;
}

/** Cells beside each other are parted by two spaces, words by one. */
function spaceBetween(before: Item, item: Item, line: string): string {
  const gap = x(item) - x(before) - before.width;
  if (gap > size(before) * 1.6) return "  ";
  return gap > size(before) * 0.15 && !/\s$/.test(line) && !/^\s/.test(item.str) ? " " : "";
}
