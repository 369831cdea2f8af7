import type { Imported } from "./import-document.ts";
import type { RefusalCode } from "./refused.ts";

/** A document as read, or why it was not. */
export type DocumentRead = { readonly imported: Imported } | { readonly refused: RefusalCode; readonly params: Readonly<Record<string, string | number>> };
