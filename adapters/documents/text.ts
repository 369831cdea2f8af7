import { readLines } from "../../src/programme/import/read-lines.ts";
import type { SourceLine } from "../../src/programme/import/source-document.ts";
import { DocumentRefused, limits } from "./refusal.ts";

/** Plain text and Markdown in UTF-8, UTF-16 or the old Western encoding. */
export function readTextFile(bytes: Uint8Array): readonly SourceLine[] {
  if (bytes.length > limits.text) throw new DocumentRefused("tooLarge", { limit: limits.text / 1024 / 1024 });
  const text = decode(bytes);
  if (text.trim() === "") throw new DocumentRefused("empty");
  return checkedLines(readLines(text).map((l) => (l.text.includes(unknown) ? { ...l, flaw: { code: "unreadable", about: l.text } } : l)));
}

/** What stands for bytes that are no letter. */
const unknown = "\uFFFD";

export function checkedLines(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (lines.length > limits.lines) throw new DocumentRefused("tooManyRows", { limit: limits.lines });
  const long = lines.find((l) => l.text.length > limits.line);
  if (long) throw new DocumentRefused("binary", { line: long.place.line });
  return lines;
}

function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (isBinary(bytes)) throw new DocumentRefused("binary");
  const text = new TextDecoder("utf-8").decode(bytes);
  const letters = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  // A stray byte or a letter cut in the middle does not make the whole file something else.
  return letters(/\uFFFD/g) > letters(/[^\0-\u007F\uFFFD]/g) ? new TextDecoder("windows-1252").decode(bytes) : text;
}

/** Zero bytes and control characters that no text has. A sample from the whole file is enough. */
function isBinary(bytes: Uint8Array): boolean {
  const step = Math.max(1, Math.floor(bytes.length / 65_536));
  let odd = 0;
  let seen = 0;
  for (let i = 0; i < bytes.length; i += step) {
    const byte = bytes[i] ?? 0;
    seen += 1;
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd += 1;
    // Bytes that the old Western encoding leaves unused.
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) odd += 0.2;
  }
  return odd > seen / 200;
}
