import { expect } from "vitest";
import { faultText } from "../../src/programme/fault.ts";
import type { Fault } from "../../src/programme/fault.ts";
import { languages } from "../../src/shared/language.ts";

/** A file in which a line that is wrong ends in `«code»` (or several codes): the marks are taken out and become what is expected. */
export function marked(text: string): { readonly text: string; readonly expected: readonly string[] } {
  const lines = text.split("\n");
  const expected = lines.flatMap((line, i) => (/«(.*)»$/.exec(line)?.[1] ?? "").split(" ").filter(Boolean).map((code) => `${i + 1} ${code}`));
  return { text: lines.map((line) => line.replace(/\s*«.*»$/, "")).join("\n"), expected };
}

/** Exactly the marked faults, and each with a finished sentence in every language. */
export function expectFaults(faults: readonly Fault[], expected: readonly string[]): void {
  expect(faults.map((f) => `${f.line} ${f.code}`).sort()).toEqual([...expected].sort());
  for (const fault of faults)
    for (const language of languages) {
      const sentence = faultText(fault, language);
      expect(sentence).not.toContain("{{");
      expect(sentence).toMatch(/^.{20,400}$/s);
    }
}
