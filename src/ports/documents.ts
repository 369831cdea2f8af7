import type { DocumentRead } from "../programme/import/document-read.ts";

/** Reads what an administrator sends: PDF, Word, spreadsheet, text. Never throws for a bad file. */
export interface Documents {
  read(name: string, content: Uint8Array): Promise<DocumentRead>;
}
