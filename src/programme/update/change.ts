import type { FieldChange } from "./field-changes.ts";

export type Part = "programme" | "body" | "audience" | "promise" | "group" | "goal" | "project" | "table" | "column" | "measure" | "indicator";
export type ChangeKind = "removed" | "added" | "moved" | "renamed" | "renumbered" | "owner" | "target" | "schedule" | "changed";

/** One difference between two versions, for a person to read: what, where, from and to. */
export interface Change {
  readonly kind: ChangeKind;
  readonly part: Part;
  readonly id: string;
  /** As people know it: «3a Kotihoito 24/7». */
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
  /** Of `changed`: what is another now; of `added`: that it is not public; of `removed`: the baseline that goes with it. */
  readonly fields?: readonly FieldChange[];
  /** Of `removed`: figures that are not shown any more. */
  readonly figures?: number;
}

export interface Named {
  readonly part: Part;
  readonly id: string;
  readonly name: string;
}

/** One line where the two texts differ; none where they do not. */
export const textChange = (kind: ChangeKind, at: Named, before: string, after: string): readonly Change[] => (before === after ? [] : [{ kind, ...at, before, after }]);

export const fieldsChange = (at: Named, fields: readonly FieldChange[]): readonly Change[] => (fields.length === 0 ? [] : [{ kind: "changed", ...at, fields }]);
