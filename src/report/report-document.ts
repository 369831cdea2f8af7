import type { Language } from "../shared/language.ts";

/**
 * A document as a plain value: what it says, in order, with the language of every piece. A writer (adapters/documents) makes a file of it;
 * the same value always gives the same file. Strings are final: formatted, and free of what these readers may not see.
 */
export interface ReportDocument {
  readonly language: Language;
  readonly title: string;
  /** One line for the file's properties. */
  readonly description: string;
  /** Whose document it is. */
  readonly creator: string;
  /** Civil date of the newest thing it tells about: the file carries this date, never the hour of its making. */
  readonly date: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly words: Words }
  | { readonly kind: "text"; readonly words: Words; readonly tone?: "muted" | "warning" }
  | { readonly kind: "list"; readonly items: readonly Words[] }
  | ReportTable
  /** A drawing with what it shows in words. `png` as base64, sizes in pixels. */
  | { readonly kind: "picture"; readonly png: string; readonly alt: string; readonly width: number; readonly height: number };

export interface ReportTable {
  readonly kind: "table";
  /** What the table shows, for those who hear it. */
  readonly caption: string;
  readonly columns: readonly { readonly title: string; /** Shares of the width. */ readonly share: number }[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Words[])[];
}

export type Words = readonly Run[];

/** A piece of text in one language. */
export interface Run {
  readonly text: string;
  /** When it differs from the document's: the programme's own words in a translated report. */
  readonly language?: Language;
  readonly bold?: boolean;
  /** A number of the list of entries: the piece is a link to it, or with `anchor` the entry itself. */
  readonly entry?: number;
  readonly anchor?: number;
}

export const words = (text: string): Words => [{ text }];
