import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages } from "../../src/shared/language.ts";
import { catalogue } from "../../src/texts/catalogue.ts";
import { say } from "../../src/texts/texts.ts";

const folder = new URL("../../src/texts/", import.meta.url);
const keys = Object.keys(catalogue.fi) as (keyof typeof catalogue.fi)[];
const placeholders = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1] ?? ""))].sort();

describe("the sentences people see", () => {
  it("are there in every language, none empty", () => {
    for (const language of languages) {
      expect(Object.keys(catalogue[language]).sort()).toEqual([...keys].sort());
      expect(keys.filter((key) => catalogue[language][key].trim() === "")).toEqual([]);
    }
  });

  it("say the same things: a figure or name that Finnish gives, Swedish and English give, too", () => {
    const different = keys.filter((key) => languages.some((l) => placeholders(catalogue[l][key]).join() !== placeholders(catalogue.fi[key]).join()));
    expect(different).toEqual([]);
  });

  it("are named once: no feature takes another's key", () => {
    const named = readdirSync(folder).flatMap((file) => {
      const source = readFileSync(new URL(file, folder), "utf8");
      const finnish = /\n {2}fi: \{\n([\s\S]*?)\n {2}\},/.exec(source)?.[1] ?? "";
      return [...finnish.matchAll(/^ {4}"([^"]+)":/gm)].map((m) => m[1] ?? "");
    });
    expect(named.filter((key, i) => named.indexOf(key) !== i)).toEqual([]);
    expect(named.length).toBeGreaterThan(200);
  });

  it("take the plural of their language, and never show their braces", () => {
    expect(say("fi", "evaluation.figures", { count: 1 })).toBe("1 luku");
    expect(say("fi", "evaluation.figures", { count: 2 })).toBe("2 lukua");
    expect(say("sv", "evaluation.figures", { count: 2 })).toBe("2 siffror");
  });

  it("do not read what people wrote as a text of their own", () => {
    expect(say("fi", "refusal.unknownGroup", { text: "{{code}} $t(status.done)" })).toContain("{{code}} $t(status.done)");
  });
});
