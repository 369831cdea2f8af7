import { raised } from "./note-marks.ts";
import { attribute } from "./xlsx-formats.ts";

/** What the fonts of a workbook say of its texts, and its texts themselves. */
export interface Marks {
  /** Cell styles (`s` of a cell) whose font is struck through. */
  readonly struckStyles: readonly boolean[];
  /** XML of the texts that cells share. */
  readonly texts: readonly string[];
}

export function marksOf(styles: string, shared: string): Marks {
  const fonts = Array.from((/<fonts\b[\s\S]*?<\/fonts>/.exec(styles)?.[0] ?? "").matchAll(/<font\b(?:[^>]*\/>|[\s\S]*?<\/font>)/g), ([xml]) => isStruck(xml));
  const cells = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? "";
  return {
    struckStyles: Array.from(cells.matchAll(/<xf\b[^>]*>/g), ([xml]) => fonts[Number(attribute(xml, "fontId"))] ?? false),
    texts: Array.from(shared.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g), ([, xml = ""]) => xml),
  };
}

/** A text as its readers see it, in XML, and what of it is struck through. */
export interface Shown {
  readonly text: string;
  readonly deleted: string;
}

/** A cell's text, where something of it is struck or raised; `undefined` where it is what it is. */
export function shownText(xml: string, struckCell: boolean): Shown | undefined {
  if (!struckCell && !/<(?:strike|vertAlign)\b/.test(xml)) return undefined;
  let [text, deleted] = ["", ""];
  for (const [, inRun, plain] of xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, "").matchAll(/<r>([\s\S]*?)<\/r>|<t\b[^>]*>([^<]*)<\/t>/g)) {
    const written = plain ?? textIn(inRun ?? "");
    const look = /<rPr>[\s\S]*?<\/rPr>/.exec(inRun ?? "")?.[0];
    if (look === undefined ? struckCell : isStruck(look)) {
      deleted = `${deleted} ${written}`;
      text = /\s$/.test(text) || text === "" ? text : `${text} `;
    } else text += /<vertAlign\b[^>]*val=["']superscript["']/.test(look ?? "") ? raised(written, text) : written;
  }
  return { text: text.trim(), deleted: deleted.trim() };
}

const textIn = (xml: string): string => /<t\b[^>]*>([^<]*)<\/t>/.exec(xml)?.[1] ?? "";

const isStruck = (xml: string): boolean => /<strike\b/.test(xml) && !/<strike\b[^>]*val=["'](?:0|false)["']/.test(xml);
