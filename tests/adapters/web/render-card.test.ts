import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderCard } from "../../../adapters/web/view/render-card.tsx";
import type { Block, Card } from "../../../src/vocabulary/card.ts";
import { everything, goalStatus, reminder } from "./support/office.ts";

const card = (...blocks: Block[]): Card => ({ language: "fi", summary: "s", blocks });

describe("A card on the page", () => {
  test("says in words what it shows by colour and sign", () => {
    const html = renderCard(goalStatus);

    expect(html).toMatch(/tone-good"><svg[^>]*aria-hidden="true".*<span class="hidden">Hyvä: <\/span><strong>Etenee suunnitellusti<\/strong>/);
    for (const word of ["Valmis: ", "Avoinna: ", "Myöhässä: ", "Hälytys: "]) expect(html).toContain(`<span class="hidden">${word}</span>`);
  });

  test("gives each tone and each mark a shape of its own", () => {
    const shape = (html: string): string | undefined => /<path d="([^"]+)"/.exec(html)?.[1];
    const tones = (["good", "warning", "bad"] as const).map((tone) => shape(renderCard(card({ kind: "text", text: "x", tone }))));
    const marks = (["done", "open", "late", "alarm"] as const).map((mark) => shape(renderCard(card({ kind: "list", items: [{ text: "x", mark }] }))));

    expect(new Set(tones).size).toBe(3);
    expect(new Set(marks).size).toBe(4);
  });

  test("a table has its caption, and headings for columns and rows", () => {
    const html = renderCard(everything);

    expect(html).toContain("<caption>Kotona asuvat kunnittain, %</caption>");
    expect(html).toContain('<th scope="col">Tavoite</th>');
    expect(html).toContain('<th scope="row">Pori</th>');
  });

  test("progress is a bar and figures", () => {
    expect(renderCard(everything)).toMatch(/<span>Kirjattu<\/span><span>3\/10<\/span>.*<progress value="3" max="10" aria-label="Kirjattu">/);
  });

  test("a button carries its route and params, and in a list the row it belongs to", () => {
    const html = renderCard(goalStatus);

    expect(html).toContain('data-press="goal.measures" data-params="{&quot;g&quot;:&quot;vanhus&quot;,&quot;n&quot;:&quot;3&quot;}"');
    expect(html).toContain('aria-label="Näytä: 3d: yöhoito"');
  });

  test("names its language, and the sample says that it is one", () => {
    expect(renderCard({ ...reminder, language: "sv" })).toMatch(/^<div class="card" lang="sv">.*Exempelmaterial, inga verkliga uppgifter<\/p><\/div>$/);
    expect(renderCard(everything)).not.toContain("Esittelyaineisto");
  });

  test("nothing that people or documents wrote becomes part of the page", () => {
    const words = fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "a", "*", "/", "=", " ") });
    const block = fc.oneof(
      words.map((text): Block => ({ kind: "heading", text })),
      words.map((text): Block => ({ kind: "text", text, tone: "bad" })),
      words.map((text): Block => ({ kind: "facts", facts: [{ label: text, value: text }] })),
      words.map((text): Block => ({ kind: "list", items: [{ text, detail: text, button: { label: text, route: text, params: { [text]: text } } }] })),
      words.map((text): Block => ({ kind: "table", caption: text, columns: [text], rows: [[text, text]] })),
      words.map((text): Block => ({ kind: "progress", label: text, done: 1, total: 0 })),
    );
    const empty = (b: Block): string => renderCard(card(JSON.parse(JSON.stringify(b, (key, value: unknown) => (typeof value === "string" && key !== "kind" && key !== "tone" ? "" : value))) as Block));
    const tags = (html: string): readonly string[] => [...html.matchAll(/<\/?[a-z0-9]+/g)].map((m) => m[0]).filter((tag) => !tag.includes("strong"));
    fc.assert(
      fc.property(block, (b) => {
        expect(tags(renderCard(card(b)))).toEqual(tags(empty(b)));
      }),
    );
  });
});
