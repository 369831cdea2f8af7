import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import { createGunzip } from "node:zlib";
import { EJSON } from "bson";
import type { Document } from "bson";
import { z } from "zod";
import { StoreFault } from "./fault.ts";

/**
 * The file: gzip of text lines. The first says what follows (JSON); every other line is one document as
 * `<collection> <canonical extended JSON>`. The hash is taken over these other lines, line ends included.
 */
export const headerSchema = z.object({
  format: z.literal("kvartti-backup"),
  version: z.number().int().positive(),
  /** Epoch ms, machine clock. */
  takenAt: z.number(),
  /** Migration level of the store. */
  level: z.number().int().nonnegative(),
  collections: z.record(z.string(), z.number().int().nonnegative()),
  sha256: z.string(),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const formatVersion = 1;
/** A document holds 16 MB at most; as extended JSON it can be some times longer. */
const longestLine = 128 * 1024 * 1024;

export interface BackupLine {
  readonly collection: string;
  readonly document: Document;
}

export const writeLine = (collection: string, document: Document): string => `${collection} ${EJSON.stringify(document, { relaxed: false })}\n`;

const damaged = (why: string, cause?: unknown): StoreFault => new StoreFault("backupDamaged", { why }, cause);

/**
 * Reads the file from end to end and calls `onLine` for every document. Throws StoreFault: `backupNotFound`, `storeTooNew`
 * (a newer product wrote it), `backupDamaged` with why: notGzip, truncated, foreign, line, counts, hash.
 */
export async function readBackup(file: string, onLine: (line: BackupLine) => Promise<void> | void): Promise<BackupHeader> {
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  let header: BackupHeader | undefined;
  const text = createGunzip();
  const source = createReadStream(file).on("error", (error) => text.destroy(error));
  source.pipe(text);
  try {
    for await (const line of linesOf(text)) {
      if (header === undefined) {
        header = parseHeader(line.toString("utf8"));
        continue;
      }
      hash.update(line).update("\n");
      const parsed = parseLine(line.toString("utf8"));
      counts[parsed.collection] = (counts[parsed.collection] ?? 0) + 1;
      await onLine(parsed);
    }
  } catch (error) {
    throw explain(error);
  } finally {
    source.destroy();
    text.destroy();
  }
  if (header === undefined) throw damaged("foreign");
  checkWhole(header, counts, hash.digest("hex"));
  return header;
}

/** Split at line feeds only: node's readline also splits at U+2028, which people's texts may hold. */
async function* linesOf(text: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of text) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...pieces, chunk.subarray(from, at)]);
      pieces = [];
      length = 0;
      from = at + 1;
    }
    pieces.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > longestLine) throw damaged("foreign");
  }
  if (length > 0) throw damaged("truncated");
}

function checkWhole(header: BackupHeader, counts: Readonly<Record<string, number>>, sha256: string): void {
  const names = new Set([...Object.keys(header.collections), ...Object.keys(counts)]);
  for (const name of names) if ((header.collections[name] ?? 0) !== (counts[name] ?? 0)) throw damaged("counts");
  if (header.sha256 !== sha256) throw damaged("hash");
}

function parseHeader(line: string): BackupHeader {
  let header: unknown;
  try {
    header = JSON.parse(line);
  } catch (error) {
    throw damaged("foreign", error);
  }
  const parsed = headerSchema.safeParse(header);
  if (!parsed.success) throw damaged("foreign", parsed.error);
  if (parsed.data.version > formatVersion) throw new StoreFault("storeTooNew", { stored: parsed.data.version, known: formatVersion });
  return parsed.data;
}

function parseLine(line: string): BackupLine {
  const space = line.indexOf(" ");
  try {
    const document = EJSON.parse(line.slice(space + 1), { relaxed: false }) as Document;
    if (space < 1 || !("_id" in document)) throw new Error("no document");
    return { collection: line.slice(0, space), document };
  } catch (error) {
    throw damaged("line", error);
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreFault) return error;
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOENT") return new StoreFault("backupNotFound", {}, error);
  if (code === "Z_BUF_ERROR") return damaged("truncated", error);
  return typeof code === "string" && code.startsWith("Z_") ? damaged("notGzip", error) : error;
}
