import { z } from "zod";
import { readTarget } from "./read-target.ts";

const input = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** One reading as printed by `kvartti read-target`: every field there, `null` where the sentence states nothing. */
export function targetJson(id: string | number, text: string): string {
  const r = readTarget(text);
  return JSON.stringify({
    id,
    kind: r.kind,
    direction: r.direction ?? null,
    form: r.form ?? null,
    value: r.value ?? null,
    unit: r.unit ?? null,
    baselineYear: r.baselineYear ?? null,
    baselineValue: r.baselineValue ?? null,
    baselineRelativeTo: r.baselineRelativeTo ?? null,
    cadence: r.cadence ?? null,
    deadline: r.deadline ?? null,
  });
}

/** Reads `{"id","text"}`, a JSON object a line; a faulty line gives an object with `error` and its number, and the rest are read. */
export function* runReadTarget(lines: Iterable<string>): Generator<string> {
  let line = 0;
  for (const written of lines) {
    line += 1;
    const read = input.safeParse(parse(written));
    yield read.success ? targetJson(read.data.id, read.data.text) : JSON.stringify({ line, error: "wrongLine" });
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
