import { distance } from "fastest-levenshtein";
import { z } from "zod";
import type { FaultCode, FaultParams } from "../fault.ts";
import type { FieldFault } from "./fields.ts";
import type { Path, Source } from "./source.ts";
import type { Plain } from "./yaml-tree.ts";

export interface ShapeProblem extends FieldFault {
  readonly path: Path;
  /** The name of the field is wrong, not its value. */
  readonly atKey?: boolean;
}

/** Every field of `T` optional, lists with holes: what is left when faulty values are taken out. */
export type Loose<T> = T extends readonly (infer U)[]
  ? readonly (Loose<U> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Loose<T[K]> | undefined }
    : T;

export interface Shape<T> {
  /** Absent when there is any problem. */
  readonly whole?: T;
  /** What could be read, for the checks that look across the file. */
  readonly loose: Loose<T>;
  readonly problems: readonly ShapeProblem[];
}

/**
 * Checks files' content against a schema made of objects, lists, preprocessed values and the kinds in fields.ts.
 * The loosened schema is made at the first file and kept: making it costs more than reading.
 */
export function shapeReader<T>(schema: z.ZodType<T>): (source: Pick<Source, "data" | "empty">) => Shape<T> {
  let loosened: z.ZodType | undefined;
  return ({ data, empty }) => {
    loosened ??= loosen(schema);
    const result = schema.safeParse(data);
    const loose = loosened.parse(data) as Loose<T>;
    const problems = [
      ...(result.error?.issues ?? []).flatMap((issue) => problemsOf(issue, schema, data)),
      ...empty.filter((path) => keysAt(schema, path.slice(0, -1))?.includes(String(path.at(-1))) === false).map((path) => unknownAt(path, schema)),
    ];
    return result.success && problems.length === 0 ? { whole: result.data, loose, problems } : { loose, problems };
  };
}

/** The same schema where every field is optional and a value that does not fit is left out, so that all faults are found at once. */
function loosen(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.core.$ZodType>;
    return z.object(Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, loosen(field)]))).optional().catch(undefined);
  }
  if (schema instanceof z.ZodArray) return z.array(loosen(schema.element)).optional().catch(undefined);
  if (schema instanceof z.ZodRecord) return z.record(z.string(), loosen(schema.valueType)).optional().catch(undefined);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) return loosen(schema.unwrap());
  if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform) return z.pipe(schema.in, loosen(schema.out)).optional().catch(undefined);
  return (schema as z.ZodType).optional().catch(undefined);
}

function problemsOf(issue: z.core.$ZodIssue, schema: z.ZodType, data: Plain | undefined): readonly ShapeProblem[] {
  const path = issue.path as Path;
  const one = (code: FaultCode, params: FaultParams = {}): readonly ShapeProblem[] => [{ path, code, params }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.slice(0, mostUnknown).map((key) => unknownAt([...path, key], schema));
    case "invalid_type":
      if (valueAt(data, path) === undefined) return missing(path);
      return one(issue.expected === "array" ? "wantedList" : issue.expected === "object" ? "wantedMap" : "wantedValue");
    case "invalid_value":
      return valueAt(data, path) === undefined ? missing(path) : [{ path, ...notOneOf(valueAt(data, path), issue.values.map(String)) }];
    case "too_small":
      return one(issue.origin === "array" ? "emptyList" : "empty");
    case "too_big":
      return one(issue.origin === "array" ? "longList" : "tooLong", { limit: Number(issue.maximum) });
    case "custom":
      return [{ path, ...(issue.params as { fault: FieldFault }).fault }];
    default:
      return one("wantedValue");
  }
}

/** Of the unknown names in one place; nobody reads more. */
const mostUnknown = 100;

/** Shown at the name when it is written with nothing after it, otherwise at the beginning of what lacks it. */
const missing = (path: Path): readonly ShapeProblem[] => [{ path, code: "missing", params: { key: String(path.at(-1) ?? "") }, atKey: true }];

/** The closest of some names, when it is close enough to be a slip of the keyboard. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const best = names
    .map((name) => ({ name, apart: distance(written.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart)[0];
  const allowed = best === undefined || best.name.length <= 3 ? 1 : best.name.length <= 7 ? 2 : 3;
  return best && best.apart <= allowed ? best.name : undefined;
}

function unknownAt(path: Path, schema: z.ZodType): ShapeProblem {
  const known = keysAt(schema, path.slice(0, -1)) ?? [];
  const key = String(path.at(-1)).slice(0, 60);
  const near = nearest(key, known);
  if (near !== undefined) return { path, code: "unknownKeyNear", params: { key, near }, atKey: true };
  return { path, code: "unknownKey", params: { key, known: known.join(", ") }, atKey: true };
}

function notOneOf(value: Plain | undefined, options: readonly string[]): FieldFault {
  if (typeof value !== "string") return { code: "wantedValue", params: {} };
  const near = nearest(value.slice(0, 60), options);
  const params = { value: value.slice(0, 60), options: options.join(", ") };
  return near === undefined ? { code: "notOneOf", params } : { code: "notOneOfNear", params: { ...params, near } };
}

function valueAt(data: Plain | undefined, path: Path): Plain | undefined {
  let value = data;
  for (const step of path) {
    // A single value may stand for a list of one (fields.ts): its only item is the value itself.
    if (typeof value === "string") return value;
    value = Array.isArray(value) ? value[Number(step)] : value?.[step];
  }
  return value;
}

/** Names of the fields that the schema knows at a path; undefined where any name will do, or where the schema does not reach. */
function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) return keysAt(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return keysAt(schema.out, path);
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) return step === undefined ? undefined : keysAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return undefined;
  const shape = schema.shape as Record<string, z.core.$ZodType>;
  if (step === undefined) return Object.keys(shape);
  const next = Object.hasOwn(shape, step) ? shape[String(step)] : undefined;
  return next && keysAt(next, rest);
}
