import { z } from "zod";
import type { FieldValues } from "../../src/vocabulary/form.ts";
import type { FileRef } from "../../src/vocabulary/file.ts";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import { decodePress } from "../../src/vocabulary/press.ts";
import type { TeamsActivity } from "./activity.ts";
import { field, kindOf } from "./activity.ts";
import { pickInput } from "./render/press-action.ts";
import { readInputId } from "./render/input-id.ts";

/** What somebody did, before it is known where it counts. */
export type Deed =
  | { readonly kind: "text"; readonly text: string }
  | SentFile
  | { readonly kind: "press"; readonly route: string; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: "submit"; readonly session: string; readonly rev: number; readonly action: string; readonly values: FieldValues };

/** A file as it came: where it is, not what it holds. The link is a secret for some minutes. */
export type SentFile = Pick<Extract<Incoming, { readonly kind: "file" }>, "kind" | "name" | "words" | "others"> & { readonly content: FileRef };

/** What a card's button brought with it. */
export interface Pressed {
  readonly deed: Deed;
  /** Session of the form whose card it was. */
  readonly form?: string;
  /** Place that the card was asked in, when it was shown elsewhere. */
  readonly origin?: string;
}

/** How an activity came: it decides how it is answered. */
export type Way = "message" | "execute" | "submit" | "fetch" | "dialog";

export function wayOf(a: TeamsActivity): Way | undefined {
  if (a.type === "message") return typeof a.value === "object" && a.value !== null && field(a.value, "k") !== undefined ? "submit" : "message";
  if (a.type !== "invoke") return undefined;
  if (a.name === "adaptiveCard/action") return "execute";
  return a.name === "task/fetch" ? "fetch" : a.name === "task/submit" ? "dialog" : undefined;
}

/** `adaptiveCard/action` may lack its trigger; what counts is the action's data. */
export function dataOf(a: TeamsActivity, way: Way): unknown {
  if (way === "execute") return field(field(a.value, "action"), "data");
  return way === "fetch" || way === "dialog" ? field(a.value, "data") : a.value;
}

/** Longest value of an input that is read, and how many inputs. */
const longestValue = 10_000;
const mostInputs = 60;

const word = (value: unknown): string | undefined => (typeof value === "string" && value.length > 0 && value.length <= 500 ? value : undefined);

/** Undefined when it is not what a card of ours sends. */
export function readPressed(data: unknown): Pressed | undefined {
  const deed = readDeed(data);
  const form = word(field(data, "f"));
  const origin = word(field(data, "o"));
  return deed && { deed, ...(form === undefined ? {} : { form }), ...(origin === undefined ? {} : { origin }) };
}

function readDeed(data: unknown): Deed | undefined {
  const kind = field(data, "k");
  const press = word(field(data, kind === "pick" ? pickInput : "p"));
  if (kind === "press" || kind === "pick") return press === undefined ? undefined : { kind: "press", ...decodePress(press) };
  const [session, action, rev] = [word(field(data, "s")), word(field(data, "a")), field(data, "r")];
  if (kind !== "form" || session === undefined || action === undefined || typeof rev !== "number" || !Number.isInteger(rev)) return undefined;
  return { kind: "submit", session, rev, action, values: readValues(data) };
}

/** Inputs that were shown and are not there were left or made empty. */
function readValues(data: unknown): FieldValues {
  const ids: unknown = field(data, "i");
  const values: Record<string, string> = {};
  for (const id of Array.isArray(ids) ? (ids as unknown[]).slice(0, mostInputs) : []) {
    const input = typeof id === "string" ? readInputId(id) : undefined;
    if (!input || typeof id !== "string") continue;
    const raw = field(data, id);
    const text = (typeof raw === "number" ? String(raw) : typeof raw === "string" ? raw : "").slice(0, longestValue);
    values[input.field] = valueOf(input.kind, text, values[input.field] ?? "");
  }
  return values;
}

function valueOf(kind: NonNullable<ReturnType<typeof readInputId>>["kind"], text: string, before: string): string {
  switch (kind) {
    case "text":
    case "date":
    case "instead":
      return text;
    case "time":
      return before === "" ? "" : `${before}T${text === "" ? "00:00" : text.slice(0, 5)}`;
    // A number comes with a decimal point; people write a comma, and so does the core.
    case "number":
      return /^-?\d+\.\d+$/.test(text) ? text.replace(".", ",") : text;
    default:
      return kind satisfies never;
  }
}

/** What Teams gives for a file that a person sends (learn.microsoft.com, "Send and receive files through a bot"). */
const sentFile = z.looseObject({
  contentType: z.literal("application/vnd.microsoft.teams.file.download.info"),
  name: z.string().max(300).nullish(),
  content: z.looseObject({ downloadUrl: z.string().min(1).max(8_000), fileType: z.string().regex(/^\w{1,20}$/).nullish().catch(undefined) }),
});

/** The file of a message in the personal chat; Teams gives bots no others. Pictures pasted into a text are not files. */
export function fileIn(a: TeamsActivity): SentFile | undefined {
  if (kindOf(a) !== "personal") return undefined;
  const files = (a.attachments ?? []).flatMap((attachment) => sentFile.safeParse(attachment).data ?? []);
  const [file] = files;
  if (!file) return undefined;
  const { downloadUrl, fileType } = file.content;
  const name = file.name ?? "";
  const words = wordsOf(a);
  return {
    kind: "file", name: name.includes(".") || !fileType ? name : `${name}.${fileType}`, content: { at: downloadUrl },
    ...(words === "" ? {} : { words }), ...(files.length > 1 ? { others: files.length - 1 } : {}),
  };
}

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&quot;": '"', "&#39;": "'" };

/** What was written, without Teams' markup: our own mention goes, others become names. */
export function wordsOf(a: TeamsActivity): string {
  let text = a.text ?? "";
  for (const entity of a.entities ?? []) {
    const mention = field(entity, "type") === "mention" ? field(entity, "text") : undefined;
    if (typeof mention !== "string" || mention === "") continue;
    const own = field(field(entity, "mentioned"), "id") === a.recipient.id;
    text = text.replaceAll(mention, own ? " " : ` ${mention.replace(/<[^<>]*>/g, "")} `);
  }
  return text
    .replace(/<br\s*\/?>|<\/(?:p|div)>/gi, "\n")
    .replace(/<\/?(?:at|p|div|span|b|i|u|strong|em|a|code|pre)(?:\s[^<>]*)?>/gi, " ")
    .replace(/&(?:amp|lt|gt|nbsp|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .replace(/[ \t\u00a0]+/g, " ")
    .trim();
}
