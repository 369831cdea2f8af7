import { inflateSync } from "node:zlib";
import { DocumentRefused, limits } from "./refusal.ts";

/** Deflate packs at most so many times (zlib's technical notes): a shorter stream cannot pass the limit. */
const densest = 1032;
/** A stream's dictionary is shorter. */
const mostDictionary = 1024;

/**
 * Refuses a PDF in which a stream of text unpacks to more than any page has: the library that reads it would take all the memory there is,
 * outside the limits of its thread. Pictures are never unpacked.
 */
export function checkStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf("stream"); at >= 0; ) {
    const end = file.indexOf("endstream", at);
    if (end < 0) return;
    const dictionary = file.toString("latin1", Math.max(0, at - mostDictionary), at).replace(/^[^]*\bobj\b/, "");
    const times = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    if (times > 0 && !/\/Subtype\s*\/Image\b/.test(dictionary)) check(file.subarray(afterLineEnd(file, at + "stream".length), end), times);
    at = file.indexOf("stream", end + "endstream".length);
  }
}

function check(packed: Uint8Array, times: number): void {
  let left = packed;
  for (let i = 0; i < times && left.length * densest ** (times - i) > limits.part; i++) {
    try {
      left = inflateSync(left, { maxOutputLength: limits.part });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new DocumentRefused("unpacksTooLarge", { limit: limits.part / 1024 / 1024 });
      return;
    }
  }
}

/** The data begin after the line that says `stream`. */
function afterLineEnd(file: Buffer, at: number): number {
  const next = file[at] === 0x0d ? at + 1 : at;
  return file[next] === 0x0a ? next + 1 : next;
}
