import mammoth from "mammoth";
import type { SourceLine } from "../../src/programme/import/source-document.ts";
import { withNumbers } from "./docx-numbers.ts";
import { htmlLines } from "./html-lines.ts";
import { DocumentRefused } from "./refusal.ts";
import { checkedLines } from "./text.ts";
import { zip } from "./write-zip.ts";
import type { Zip } from "./zip.ts";

/** A Word document with its headings, lists, their numbers, and tables; struck-through text is kept as struck, hidden text as hidden. */
export async function readDocx(file: Zip): Promise<readonly SourceLine[]> {
  const lines = htmlLines(await convert(prepared(file)));
  if (lines.every((l) => l.text === "")) throw new DocumentRefused("noText");
  return checkedLines(lines);
}

/** Struck twice is struck, and a small text raised by hand (as LibreOffice writes it) is raised. */
const asUsual = (xml: string): string => xml.replace(/<w:dstrike\b/g, "<w:strike").replace(/<w:position w:val="[1-9]\d*(?:pt)?"\/>/g, '<w:vertAlign w:val="superscript"/>');

/** Runs that Word hides get a style of their own: the library does not know what hidden is. */
const withHidden = (xml: string): string =>
  xml.replace(/(<w:r(?:\s[^>]*)?><w:rPr>)([\s\S]*?)(?=<\/w:rPr>)/g, (all, begin: string, look: string) =>
    /<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/.test(look) ? `${begin}<w:rStyle w:val="${hiddenStyle}"/>${look.replace(/<w:rStyle\b[^>]*\/>/g, "")}` : all);
const hiddenStyle = "KvarttiHidden";

/** Only what holds text, unpacked within the limits, with the numbers of lists written out. */
function prepared(file: Zip): Buffer {
  const name = mainPart(file);
  const part = (of: string): string => file.text(`${name.replace(/[^/]*$/, "")}${of}.xml`);
  const document = withHidden(asUsual(withNumbers(file.text(name), { numbering: part("numbering"), styles: part("styles") })));
  const parts = file.names.filter((n) => /\.(?:xml|rels)$/.test(n) && n !== name).map((n) => ({ name: n, content: file.bytes(n) }));
  return zip([...parts, { name, content: new TextEncoder().encode(document) }], 0);
}

/** The document's own part: `word/document.xml`, or as its relations call it. */
function mainPart(file: Zip): string {
  const target = /<Relationship\b[^>]*officeDocument"[^>]*>/.exec(file.text("_rels/.rels"))?.[0].match(/Target="\/?([^"]+)"/)?.[1];
  return target !== undefined && file.has(target) ? target : "word/document.xml";
}

async function convert(buffer: Buffer): Promise<string> {
  try {
    const options = { styleMap: [`r.${hiddenStyle} => ins`, "strike => s"], convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })), externalFileAccess: false };
    return (await mammoth.convertToHtml({ buffer }, options)).value;
  } catch {
    throw new DocumentRefused("damaged");
  }
}
