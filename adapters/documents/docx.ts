import mammoth from "mammoth";
import type { SourceLine } from "../../src/programme/import/source-document.ts";
import { htmlLines } from "./html-lines.ts";
import { DocumentRefused } from "./refusal.ts";
import { checkedLines } from "./text.ts";
import { checkZip } from "./zip-limits.ts";

/** A Word document with its headings, lists and tables; struck-through text is kept as struck. */
export async function readDocx(bytes: Uint8Array): Promise<readonly SourceLine[]> {
  checkZip(bytes);
  const html = await convert(bytes);
  const lines = htmlLines(html);
  if (lines.every((l) => l.text === "")) throw new DocumentRefused("noText");
  return checkedLines(lines);
}

async function convert(bytes: Uint8Array): Promise<string> {
  try {
    const options = { styleMap: ["strike => s"], convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })), externalFileAccess: false };
    return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }, options)).value;
  } catch {
    throw new DocumentRefused("damaged");
  }
}
