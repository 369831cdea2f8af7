import { describe, expect, it } from "vitest";
import { stopWords } from "../../../src/conversation/lexicon-stop-words.ts";
import { wordKey } from "../../../src/conversation/read-stem.ts";
import { wordsOf } from "../../../src/conversation/read-text.ts";
import { isLight } from "../../../src/conversation/target-index.ts";
import { buildReader } from "../../../src/conversation/understand.ts";
import type { Target } from "../../../src/conversation/understood.ts";
import { sampleWithChairs } from "./sample.ts";

/** Something with a title. Two are kin when one stands under the other, or both show one series. */
interface Titled {
  readonly id: string;
  readonly measure: string;
  readonly series?: string;
  readonly goal: string;
  readonly words: readonly string[];
  readonly keys: ReadonlySet<string>;
}

const programme = sampleWithChairs({});
const tellingWords = (title: string): readonly string[] => [
  ...new Set(wordsOf(title.toLowerCase()).map((w) => w.text).filter((w) => w.length > 3 && !/\d/u.test(w) && !stopWords.has(w) && !isLight(wordKey(w)))),
];

function titled(id: string, title: string, at: { readonly goal?: string; readonly measure?: string; readonly series?: string }): Titled {
  const words = tellingWords(title);
  return { id, goal: "", measure: "", ...at, words, keys: new Set(words.map(wordKey)) };
}

const all: readonly Titled[] = programme.groups.flatMap((g) => [
  ...g.goals.map((x) => titled(`${g.id}/${String(x.number)}`, x.title, { goal: `${g.id}/${String(x.number)}` })),
  ...g.measures.flatMap((m) => {
    const goal = m.goals.length === 1 ? `${g.id}/${String(m.goals[0])}` : "";
    return [
      titled(m.id, m.title, { goal, measure: m.id }),
      ...m.indicators.map((i) => titled(i.id, i.name ?? i.text, { goal, measure: m.id, series: i.series ?? i.id })),
    ];
  }),
  ...g.projects.map((x) => titled(x.id, x.title, { measure: x.id })),
]);

const kin = (a: Titled, b: Titled): boolean =>
  a.id === b.id || (a.measure !== "" && a.measure === b.measure) || (a.series !== undefined && a.series === b.series) || (a.goal !== "" && a.goal === b.goal && (a.measure === "" || b.measure === ""));

/** Each telling word of a title alone, and with the two that follow it. */
const questions = [...new Set(all.flatMap(({ words }) => words.flatMap((w, at) => [w, ...words.slice(at + 1, at + 3).map((next) => `${w} ${next}`)])))];

const foundBy = (t: Target): Titled | undefined => all.find((x) => x.id === (t.indicator ?? t.measure ?? `${t.group ?? ""}/${String(t.goal)}`));

describe("words that several titles have", () => {
  it("are asked about; the few that are nearly all of one title and in passing in another are answered", () => {
    const reader = buildReader(programme);
    const guessed = questions.filter((words) => {
      const { intent, target } = reader.understand(`${words} tilanne?`, { today: "2026-11-21" });
      const got = intent.startsWith("status_") ? foundBy(target) : undefined;
      const keys = words.split(" ").map(wordKey);
      const having = all.filter((x) => keys.every((k) => x.keys.has(k)));
      return got !== undefined && ![...got.keys].every((k) => keys.includes(k)) && having.some((x) => !kin(x, got));
    });
    expect(questions.length).toBeGreaterThan(400);
    expect(guessed.length / questions.length, guessed.join("\n")).toBeLessThan(0.02);
  });
});
