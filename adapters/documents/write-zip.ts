import { crc32, deflateRawSync } from "node:zlib";

export interface ZipFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** 1980-01-01 00:00 as zip writes it: the same files give the same bytes. */
const dosDate = 0x0021;
const utf8Names = 0x0800;
const deflated = 8;

/** A zip archive of a few files (APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16). Level 0 packs nothing. */
export function zip(files: readonly ZipFile[], level = 6): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const packed = deflateRawSync(content, { level });
    const shared = sharedFields(name, content, packed);
    const local = Buffer.concat([signature(0x04034b50), shared, Buffer.from(name)]);
    const extra = Buffer.alloc(14);
    extra.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), shared, extra, Buffer.from(name)]));
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, entries, signature(0x06054b50), end]);
}

/** From "version needed" to "extra field length", as both kinds of header have them. */
function sharedFields(name: string, content: Uint8Array, packed: Buffer): Buffer {
  const b = Buffer.alloc(26);
  b.writeUInt16LE(20, 0);
  b.writeUInt16LE(utf8Names, 2);
  b.writeUInt16LE(deflated, 4);
  b.writeUInt16LE(0, 6);
  b.writeUInt16LE(dosDate, 8);
  b.writeUInt32LE(crc32(content), 10);
  b.writeUInt32LE(packed.length, 14);
  b.writeUInt32LE(content.length, 18);
  b.writeUInt16LE(Buffer.byteLength(name), 22);
  b.writeUInt16LE(0, 24);
  return b;
}

function signature(value: number): Buffer {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(value);
  return b;
}
