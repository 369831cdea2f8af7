import { same } from "./same-content.ts";

/** A field that is another in the new version, for a person to read. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Fields that are told one by one. */
const inside: ReadonlySet<string> = new Set(["rounds", "broadcasts"]);

/** What holds where nothing is said. */
const defaults: Readonly<Record<string, string>> = { publicity: "public", counts: "people" };

/** Every field that differs, but for those that are told otherwise. */
export function fieldChanges(before: object, after: object, told: readonly string[] = []): readonly FieldChange[] {
  const [a, b] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((field): readonly FieldChange[] => {
    const [was, is] = [a.get(field) ?? defaults[field], b.get(field) ?? defaults[field]];
    if (told.includes(field) || same(was, is)) return [];
    return inside.has(field) ? fieldChanges(Object(was) as object, Object(is) as object) : [{ field, before: was, after: is }];
  });
}
