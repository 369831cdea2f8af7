import { DocumentRefused, limits } from "./refusal.ts";

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const mostEntries = 5_000;

/** Refuses a zipped document by its own table of contents, before anything is unpacked. What lies there is stopped by the reader's memory limit. */
export function checkZip(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) throw new DocumentRefused("damaged");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  if (count > mostEntries) throw new DocumentRefused("unpacksTooLarge", { limit: limits.unpacked / 1024 / 1024 });
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) throw new DocumentRefused("damaged");
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (view.getUint16(at + 8, true) & 1) throw new DocumentRefused("encrypted");
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name) && size > limits.sheet) throw new DocumentRefused("tooManyRows", { limit: limits.rows });
    unpacked += size;
    if (unpacked > limits.unpacked) throw new DocumentRefused("unpacksTooLarge", { limit: limits.unpacked / 1024 / 1024 });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return undefined;
}
