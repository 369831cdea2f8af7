import type { SourceDocument, SourceLine } from "../../src/programme/import/source-document.ts";
import type { Progress } from "./progress.ts";
import { DocumentRefused, limits } from "./refusal.ts";

/** Reads a file by what it is, not by what it is called. Throws `DocumentRefused`. Each library is loaded only for its own kind. */
export async function readBytes(name: string, bytes: Uint8Array, progress: Progress): Promise<SourceDocument> {
  if (bytes.length === 0) throw new DocumentRefused("empty");
  if (bytes.length > limits.file) throw new DocumentRefused("tooLarge", { limit: limits.file / 1024 / 1024 });
  return { name: name.replace(/^.*[\\/]/, "").replace(/\.\w{1,5}$/, ""), lines: await linesOf(bytes, progress) };
}

async function linesOf(bytes: Uint8Array, progress: Progress): Promise<readonly SourceLine[]> {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (start.includes("%PDF-")) return (await import("./pdf.ts")).readPdf(bytes, progress);
  if (start.startsWith("PK")) return readZipped(bytes, progress);
  // The container of the old Word and Excel formats, and of new ones with a password.
  if (start.startsWith("\xD0\xCF\x11\xE0")) throw new DocumentRefused(hasWide(bytes, "EncryptedPackage") ? "encrypted" : "oldFormat");
  return (await import("./text.ts")).readTextFile(bytes);
}

async function readZipped(bytes: Uint8Array, progress: Progress): Promise<readonly SourceLine[]> {
  const file = (await import("./zip.ts")).openZip(bytes);
  if (file.names.some((n) => n.startsWith("word/"))) return (await import("./docx.ts")).readDocx(file);
  if (file.names.some((n) => n.startsWith("xl/"))) return (await import("./xlsx.ts")).readXlsx(file, progress);
  throw new DocumentRefused("unknownKind");
}

function hasWide(bytes: Uint8Array, text: string): boolean {
  const wide = [...text].map((c) => `${c}\0`).join("");
  return new TextDecoder("latin1").decode(bytes.subarray(0, 4 * 1024 * 1024)).includes(wide);
}
