/** Signatures and places of the dates (APPNOTE.TXT 6.3: local header 4.3.7, central directory 4.3.12, its end 4.3.16). */
const centralEntry = 0x02014b50;
const centralEnd = 0x06054b50;
const endSize = 22;
/** 1980-01-01 00:00, the first date that a zip can hold. */
const firstDate = 0x0021;

/** The same archive without the hour it was made at: every entry carries the first date that a zip knows. */
export function withoutHours(zip: Buffer): Buffer {
  const fixed = Buffer.from(zip);
  const end = fixed.lastIndexOf(uint32(centralEnd));
  if (end < 0 || end + endSize > fixed.length) throw new Error("not a zip archive");
  let at = fixed.readUInt32LE(end + 16);
  for (let left = fixed.readUInt16LE(end + 10); left > 0; left--) {
    if (fixed.readUInt32LE(at) !== centralEntry) throw new Error("not a zip archive");
    const local = fixed.readUInt32LE(at + 42);
    for (const date of [at + 12, local + 10]) fixed.writeUInt32LE((firstDate << 16) >>> 0, date);
    at += 46 + fixed.readUInt16LE(at + 28) + fixed.readUInt16LE(at + 30) + fixed.readUInt16LE(at + 32);
  }
  return fixed;
}

function uint32(value: number): Buffer {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(value);
  return b;
}
