import { isDeepStrictEqual } from "node:util";
import { deserialize, serialize } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldsOf, valueOf } from "../../../adapters/mongo/document.ts";
import type { StoredDocument } from "../../../adapters/mongo/document.ts";

/** As a server gives it back. */
const kept = (value: { readonly id: string }): StoredDocument =>
  deserialize(serialize({ _id: value.id, v: 1, rev: 1, messages: [], hasMessages: false, ...fieldsOf(value) })) as StoredDocument;

const key = fc.oneof(fc.string(), fc.constantFrom("", "$set", "a.b", ".", "%", "%25", "%2E", "__proto__", "constructor", "_id", "hinta.2021", "a\u0000b"));
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

describe("a stored document", () => {
  it("gives back exactly what was put in, whatever people called their fields", () => {
    fc.assert(
      fc.property(json, (values) => {
        const form = { id: "istunto-1", values };
        // Node's own comparison: the matcher's is confused by a field named `constructor`.
        expect(isDeepStrictEqual(valueOf(kept(form), "sessions", 1), form)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("holds no field name that a server could take for an operator or a path", () => {
    fc.assert(
      fc.property(json, (values) => {
        const names = (value: unknown): string[] =>
          typeof value !== "object" || value === null ? [] : Object.entries(value).flatMap(([name, field]) => [name, ...names(field)]);
        for (const name of names(fieldsOf({ id: "x", values } as { id: string }))) {
          expect(name).toMatch(/^[^$]/);
          expect(name).not.toMatch(/[.\0]/);
        }
      }),
    );
  });

  it("keeps nothing of a field that is undefined, also deep inside", () => {
    expect(fieldsOf({ id: "x", a: undefined, b: { c: undefined, d: 1 } } as { id: string })).toEqual({ b: { d: 1 } });
  });

  it("does not let an aggregate use a name that is the store's own", () => {
    for (const name of ["v", "rev", "messages", "hasMessages", "_id", "$x", "a.b"]) {
      expect(() => fieldsOf({ id: "x", [name]: 1 })).toThrow(name);
    }
  });

  it("refuses what a newer product has written", () => {
    const newer = { ...kept({ id: "x" }), v: 2 };
    expect(() => valueOf(newer, "rounds", 1)).toThrow(expect.objectContaining({ code: "storeTooNew", params: { collection: "rounds", stored: 2, known: 1 } }));
  });
});
