import { z } from "zod";
import type { Programme } from "../programme/programme.ts";
import { buildReader, type Reader } from "./understand.ts";
import { toJsonLine } from "./understand-json.ts";

const input = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  lang: z.string().nullish(),
  role: z.string().nullish(),
  /** A group's id; "yleinen" (a general channel), "dm" and unknown names are no group. */
  channel: z.string().nullish(),
});

/** `wrongJson`: not a JSON object; `wrongFields`: `fields` names what is missing or of the wrong kind. */
interface FaultyLine {
  readonly line: number;
  readonly error: "wrongJson" | "wrongFields";
  readonly fields?: readonly string[];
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function readLine(text: string, at: number, { reader, programme, today }: { reader: Reader; programme: Programme; today: string }): string {
  const fault = (f: Omit<FaultyLine, "line">): string => JSON.stringify({ line: at + 1, ...f } satisfies FaultyLine);
  const value = parse(text);
  if (typeof value !== "object" || value === null) return fault({ error: "wrongJson" });
  const checked = input.safeParse(value);
  if (!checked.success) return fault({ error: "wrongFields", fields: [...new Set(checked.error.issues.map((i) => i.path.join(".")))] });
  const { id, text: message, channel } = checked.data;
  const group = programme.groups.find((g) => g.id === channel)?.id;
  const understood = reader.understand(message, { today, ...(group === undefined ? {} : { channelGroup: group }) });
  return JSON.stringify(toJsonLine(id, understood, programme));
}

/**
 * Reads messages `{"id","text","lang","role","channel"}`, one JSON object a line, and gives one JSON line for each, in order. A faulty line
 * gives an object with `error` and its number, and the rest are read. `today` is a civil date.
 */
export function* runUnderstand(lines: Iterable<string>, programme: Programme, { today }: { readonly today: string }): Generator<string> {
  const reader = buildReader(programme);
  let at = 0;
  for (const line of lines) {
    yield readLine(line, at, { reader, programme, today });
    at += 1;
  }
}
