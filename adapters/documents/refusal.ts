import type { RefusalCode } from "../../src/programme/import/refused.ts";

/** A file that is not read, and why. */
export class DocumentRefused extends Error {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = "DocumentRefused";
    this.code = code;
    this.params = params;
  }
}

/** What a document may be at most. A programme of a city is far below all of these. */
export const limits = {
  /** Bytes of a file of any kind, and of plain text. */
  file: 60 * 1024 * 1024,
  text: 8 * 1024 * 1024,
  /** Bytes that a zipped document may unpack to. */
  unpacked: 120 * 1024 * 1024,
  /** Bytes of the XML of one of its parts, whatever the archive claims. */
  part: 40 * 1024 * 1024,
  /** Bytes of the XML of one sheet: about 100,000 rows. */
  sheet: 25 * 1024 * 1024,
  rows: 20_000,
  pages: 2_000,
  lines: 120_000,
  /** Characters of one line. */
  line: 60_000,
} as const;
