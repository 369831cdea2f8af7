import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { clientWords } from "../../../adapters/web/view/client-words.ts";
import { speak } from "../../../src/texts/texts.ts";

const folder = new URL("../../../adapters/web/browser/", import.meta.url);
const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
const source = scripts.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");

test("every sentence the page's scripts say is given to them by the page, and none is given in vain", () => {
  const said = [...source.matchAll(/\bsay\((?:[^"()]*\? )?"(\w+)"(?: : "(\w+)")?/g)].flatMap((m) => m.slice(1).filter(Boolean));

  expect([...new Set(said)].sort()).toEqual(Object.keys(clientWords(speak("fi"))).sort());
});

test("the page's scripts reach for no other host, and import nothing but each other", () => {
  const imported = [...source.matchAll(/^import .* from "(.*)";$/gm)].map((m) => m[1] ?? "");

  expect(source).not.toMatch(/https?:\/\//);
  expect(imported.length).toBeGreaterThan(10);
  expect(imported.filter((from) => !scripts.includes(from.replace("./", "")))).toEqual([]);
});
