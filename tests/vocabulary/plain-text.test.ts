import { describe, expect, test } from "vitest";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import type { Card } from "../../src/vocabulary/card.ts";

const card: Card = {
  language: "fi",
  summary: "Tavoite 3",
  demo: true,
  blocks: [
    { kind: "heading", text: "Tavoite 3: **Kotihoito**" },
    { kind: "text", text: "Etenee suunnitellusti", tone: "good" },
    { kind: "text", text: "Vastuuhenkilö puuttuu", tone: "bad" },
    { kind: "facts", facts: [{ label: "Määräaika", value: "pe 30.4." }] },
    { kind: "list", items: [{ text: "3a", detail: "92,8 %", mark: "done" }, { text: "3b", mark: "late", button: { label: "Avaa", route: "r" } }] },
    { kind: "list", ordered: true, items: [{ text: "ensin" }, { text: "sitten" }] },
    { kind: "table", caption: "Kunnittain", columns: ["Kunta", "2020", "2021"], rows: [["Pori", "92,5", "92,8"]] },
    { kind: "progress", label: "Tehty", done: 3, total: 10 },
    { kind: "divider" },
    { kind: "buttons", buttons: [{ label: "Aloita", route: "a" }, { label: "Myöhemmin", route: "b" }] },
    { kind: "buttons", buttons: [] },
  ],
};

describe("A card as plain text", () => {
  test("says everything the card says, with words in place of signs", () => {
    expect(cardText(card).split("\n")).toEqual([
      "Tavoite 3: Kotihoito",
      "Etenee suunnitellusti",
      "Tärkeää: Vastuuhenkilö puuttuu",
      "Määräaika: pe 30.4.",
      "- Valmis: 3a (92,8 %)",
      "- Myöhässä: 3b [Avaa]",
      "1. ensin",
      "2. sitten",
      "Kunnittain:",
      "Pori; 2020: 92,5; 2021: 92,8",
      "Tehty: 3/10",
      "---",
      "[Aloita] [Myöhemmin]",
      "(Esittelyaineisto, ei oikeaa tietoa)",
    ]);
  });

  test("speaks the card's language", () => {
    expect(cardText({ ...card, language: "en" })).toContain("- Late: 3b [Avaa]");
  });
});
