import { inflateRawSync } from "node:zlib";

/** One file out of a zip archive, by its central directory (APPNOTE.TXT 4.3.12); "" when it is not there. */
export function zipEntry(zip: Buffer, wanted: string): string {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name, extra, comment, local] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + packed);
    if (zip.toString("utf8", at + 46, at + 46 + name) === wanted) return zip.readUInt16LE(at + 10) === 0 ? bytes.toString("utf8") : inflateRawSync(bytes).toString("utf8");
    at += 46 + name + extra + comment;
  }
  return "";
}
