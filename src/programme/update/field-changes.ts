import { same } from "./same-content.ts";

/** A field that is another in the new version, for a person to read. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Fields that are told one by one. */
const inside: ReadonlySet<string> = new Set(["rounds", "broadcasts"]);

/** Every field that differs, but for those that are told otherwise. */
export function fieldChanges(before: object, after: object, told: readonly string[] = []): readonly FieldChange[] {
  const [a, b] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  const fields = [...new Set([...a.keys(), ...b.keys()])].filter((f) => !told.includes(f) && !same(a.get(f), b.get(f)));
  return fields.flatMap((field) =>
    inside.has(field) ? fieldChanges(Object(a.get(field)) as object, Object(b.get(field)) as object) : [{ field, before: a.get(field), after: b.get(field) }],
  );
}
