import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";
import { labels, lists, slides } from "./fixtures.ts";

/** What a document tells, however it is typed: letters and digits of every text, by what it is. */
function toldBy(text: string) {
  const even = (said: string | undefined): string => (said ?? "").toLowerCase().replace(/[^\p{L}\d]/gu, "");
  const { groups } = importDocument({ name: "ohjelma", lines: readLines(text) });
  const measures = groups.flatMap((g) => g.measures.flatMap((m) => [m, ...m.parts]));
  return {
    groups: groups.map((g) => `${even(g.name.text)} ${even(g.chair?.name)}`),
    goals: groups.flatMap((g) => g.goals.map((x) => even(x.title.text))),
    measures: measures.map((m) => `${even(m.title.text)} ${even(m.schedule?.text)} ${m.owners.map((o) => even(o.name)).join()}`),
    indicators: [...measures.flatMap((m) => m.indicators), ...groups.flatMap((g) => g.indicators)].map((i) => even(i.text)),
  };
}

type Typed = (text: string) => string;
const label = "Pitkän aikavälin tavoite|Toiminnallinen tavoite(?: 20\\d\\d)?|Toimenpide|Mittari|Vastuuhenkilö";
const labelled = new RegExp(`^(${label}):?\\t`, "gmu");
const letter = /^(\d{1,2}) ?\.? ?([a-g])\.? ?(?=\p{Lu})/gmu;

/** A line at the end of every page, with the page's number. */
const withPageHeads: Typed = (text) => {
  const pages = text.split(/\n\n\n\n/);
  return pages.map((page, i) => `${page}\n\n\nPalveluohjelma, luonnos   ${String(i + 1)}\n`).join("\n");
};

const withNumberedHeads: Typed = (text) => text.split(/\n\n\n\n/).map((page, i) => `${page}\n\nVaskilahden kaupunki, luonnos\n${String(i + 1)}\n\n\n`).join("\n");

const ways: readonly (readonly [string, Typed])[] = [
  ["goals with a dash", (t) => t.replace(/^(Tavoite \d+):/gm, "$1 –")],
  ["goals with a full stop", (t) => t.replace(/^(Tavoite \d+):/gm, "$1.")],
  ["goals in capitals", (t) => t.replace(/^Tavoite (\d+):/gm, "TAVOITE $1:")],
  ["labels as 1.a", (t) => t.replace(letter, "$1.$2 ")],
  ["labels as 1 a.", (t) => t.replace(letter, "$1 $2. ")],
  ["labels as 1a)", (t) => t.replace(letter, "$1$2) ")],
  ["labels as 1A", (t) => t.replace(letter, (_, n: string, x: string) => `${n}${x.toUpperCase()} `)],
  ["a chair as Pj.", (t) => t.replace(/^Puheenjohtaja /gm, "Pj. ")],
  ["a chair after a colon", (t) => t.replace(/^Puheenjohtaja /gm, "Puheenjohtaja: ")],
  ["a group's chair", (t) => t.replace(/^Puheenjohtaja /gm, "Ryhmän puheenjohtaja: ")],
  ["lines as Windows ends them", (t) => t.replace(/\n/g, "\r\n")],
  ["spaces that do not break", (t) => t.replace(/ (?=\d)/g, "\u00a0")],
  ["hyphens for dashes", (t) => t.replace(/–/g, "-")],
  ["years without spaces", (t) => t.replace(/(20\d\d) [–-] (20\d\d)/g, "$1–$2")],
  ["a time that a narrow column broke", (t) => t.replace(/(20\d\d) ([–-]) (20\d\d)(?= \p{Lu})/gu, "$1 $2\n$3")],
  ["spaces at the ends", (t) => t.replace(/$/gm, "  ")],
  ["a margin", (t) => t.replace(/^(?=.)/gm, "   ")],
  ["pages that end with a form feed", (t) => t.replace(/\n\n\n\n/g, "\n\f\n")],
  ["a line over every page", withPageHeads],
  ["a line and a number over every page", withNumberedHeads],
  ["labels with a colon", (t) => t.replace(labelled, "$1:\t")],
  ["labels without a colon", (t) => t.replace(labelled, "$1\t")],
  ["labels and values parted by spaces", (t) => t.replace(labelled, "$1      ")],
  ["labels with nothing but a space before the value", (t) => t.replace(labelled, "$1 ")],
  ["labels that a narrow column broke", (t) => t.replace(labelled, "$1 ").replace(/^(Pitkän aikavälin|Toiminnallinen) (tavoite(?: 20\d\d)?) /gm, "$1\n$2\n")],
  ["labels on lines of their own", (t) => t.replace(labelled, "$1\n")],
];

const seeds = join(import.meta.dirname, "../../../../shared/seeds");
const shared = existsSync(seeds) ? readdirSync(seeds).filter((n) => /^00[0-3]_.*\.txt$/.test(n)) : [];
if (shared.length === 0) console.log("skipped: ../shared/seeds is not here, so the typing of real documents is not varied");

const documents: readonly (readonly [string, string])[] = [
  ["slides", slides], ["labels", labels], ["lists", lists],
  ...shared.map((name) => [name.slice(0, 3), readFileSync(join(seeds, name), "utf8")] as const),
];

test("slides with two blank lines between them are parted, too", () => {
  expect(toldBy(slides.replace(/\n\n\n\n/g, "\n\n\n"))).toEqual(toldBy(slides));
});

test("slides without a blank line, parted only by the line under each page", () => {
  const dense = slides.split(/\n\n\n\n/).map((page, i) => `${page.replace(/\n{2,}/g, "\n")}\nPalveluohjelma, luonnos ${String(i + 1)}`).join("\n");
  const told = toldBy(dense);
  expect(told).toEqual(toldBy(slides));
});

describe("the same document, typed in another way, tells the same", () => {
  test.each(ways)("%s", (_way, typed) => {
    for (const [name, text] of documents) expect({ name, ...toldBy(typed(text)) }).toEqual({ name, ...toldBy(text) });
  });
});
