import { StoreFault } from "./fault.ts";

/** Any stored document. */
export interface VersionedDocument {
  readonly _id: string;
  /** Version of the stored shape. */
  readonly v: number;
}

/** A stored aggregate: its fields beside the store's own. */
export interface StoredDocument extends VersionedDocument {
  readonly rev: number;
  /** Drafts that wait for the relay. */
  readonly messages: readonly unknown[];
  readonly hasMessages: boolean;
  readonly [field: string]: unknown;
}

const ownFields: ReadonlySet<string> = new Set(["_id", "v", "rev", "messages", "hasMessages"]);

/** Aggregate -> its fields as stored, `id` left out. Undefined fields are not there. */
export function fieldsOf(value: { readonly id: string }): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    if (name === "id" || field === undefined) continue;
    if (ownFields.has(name) || escapeKey(name) !== name) throw new Error(`the field name ${name} is the store's own`);
    fields[name] = encode(field);
  }
  return fields;
}

/** Stored document -> aggregate. Throws StoreFault `storeTooNew` when a newer product has written it. */
export function valueOf(document: VersionedDocument, collection: string, version: number): unknown {
  if (document.v > version) throw new StoreFault("storeTooNew", { collection, stored: document.v, known: version });
  const fields = Object.entries(document).filter(([name]) => !ownFields.has(name));
  return { id: document._id, ...Object.fromEntries(fields.map(([name, field]) => [name, decode(field)])) };
}

/**
 * Maps inside an aggregate have keys that people or documents chose (form fields, parts of a figure). Not every server
 * takes dots and dollars in field names, so such keys are stored escaped.
 */
export function encode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : encode(item)));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [escapeKey(key), encode(field)]),
  );
}

export function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [unescapeKey(key), decode(field)]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const hex = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

/** `.`, `%`, NUL, a leading `$` or `_`, and the empty key ("%" alone, which nothing else becomes). */
function escapeKey(key: string): string {
  if (key === "") return "%";
  // eslint-disable-next-line no-control-regex -- NUL ends a field name in BSON
  return key.replace(/[%.\u0000]|^[$_]/g, hex);
}

function unescapeKey(key: string): string {
  if (key === "%") return "";
  return key.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
