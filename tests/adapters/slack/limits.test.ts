import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMessage } from "../../../adapters/slack/render/render-card.ts";
import { languages } from "../../../src/shared/language.ts";
import type { Language } from "../../../src/shared/language.ts";
import type { Block, Button, Card } from "../../../src/vocabulary/card.ts";
import type { Field, Screen } from "../../../src/vocabulary/form.ts";
import { brokenCard, brokenScreen } from "./support/reply-rules.ts";

const words = (most: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ maxLength: Math.min(most, 60), unit: "grapheme" }),
    fc.constantFrom("", "**", "a < b & c > d", "**lihava** <@U1> *x* _y_ ~z~ `q` &amp;", "> lainaus\n> toinen", "<!channel>", ":30: :smile:", "ÅÄÖ 😀".repeat(9)),
    fc.integer({ min: 1, max: most }).map((n) => "sana ".repeat(Math.ceil(n / 5)).slice(0, n)),
    fc.integer({ min: 1, max: most }).map((n) => "ä".repeat(n)),
  );
const button: fc.Arbitrary<Button> = fc.record({
  label: words(300), route: fc.constant("status.goal"), params: fc.dictionary(fc.constantFrom("g", "n"), fc.string({ maxLength: 20 }), { maxKeys: 2 }),
}).chain((b) => fc.constantFrom<Button>(b, { ...b, style: "primary" }));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: words(400) }),
  fc.tuple(words(9000), fc.constantFrom("muted", "good", "warning", "bad", undefined)).map(([text, tone]): Block => ({ kind: "text", text, ...(tone ? { tone } : {}) })),
  fc.record({ kind: fc.constant("facts" as const), facts: fc.array(fc.record({ label: words(300), value: words(3000) }), { maxLength: 25 }) }),
  fc.record({
    kind: fc.constant("list" as const),
    items: fc.array(fc.tuple(words(4000), fc.option(words(2000)), fc.option(button), fc.constantFrom("done", "open", "late", "alarm", undefined)), { maxLength: 120 }).map((all) =>
      all.map(([text, detail, b, mark]) => ({ text, ...(detail ? { detail } : {}), ...(b ? { button: b } : {}), ...(mark ? { mark } : {}) }))),
  }),
  fc.record({
    kind: fc.constant("table" as const), caption: words(200), columns: fc.array(words(50), { minLength: 1, maxLength: 25 }),
    rows: fc.array(fc.array(words(80), { minLength: 1, maxLength: 25 }), { maxLength: 130 }),
  }),
  fc.record({ kind: fc.constant("progress" as const), label: words(200), done: fc.nat(30), total: fc.nat(30) }),
  fc.record({ kind: fc.constant("buttons" as const), buttons: fc.array(button, { maxLength: 130 }) }),
  fc.tuple(fc.webUrl({ withQueryParameters: true }), words(3000)).map(([url, alt]): Block => ({ kind: "image", url, alt })),
  fc.tuple(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.constant(`https://a.fi/${"x".repeat(4000)}`)), words(300)).map(([url, label]): Block => ({ kind: "link", url, label })),
  fc.constant({ kind: "divider" as const }),
);
const language = fc.constantFrom<Language>(...languages);
const card: fc.Arbitrary<Card> = fc.record({ language, summary: words(300), blocks: fc.array(block, { maxLength: 25 }), demo: fc.boolean() });

const options = fc.array(words(200), { maxLength: 230 }).map((all) => all.map((label, i) => ({ value: `v${String(i)}`, label })));
const value = fc.option(words(4000), { nil: undefined });
const field = (id: string): fc.Arbitrary<Field> => {
  const base = { id: fc.constant(id), label: words(3000), hint: words(3000), required: fc.boolean() };
  return fc.oneof(
    fc.record({ ...base, kind: fc.constant("number" as const), unit: words(40), alternatives: options, chosen: fc.constant("v1") }),
    fc.record({ ...base, kind: fc.constant("text" as const), lines: fc.nat(5), maxLength: fc.integer({ min: 1, max: 9000 }) }),
    fc.record({ ...base, kind: fc.constantFrom("choice" as const, "person" as const), options }),
    fc.record({ ...base, kind: fc.constant("choices" as const), options }),
    fc.record({ ...base, kind: fc.constant("date" as const) }),
    fc.record({ ...base, kind: fc.constant("dateTime" as const) }),
  ).chain((f) => value.map((v): Field => (v === undefined ? f : { ...f, value: f.kind === "date" ? "2026-11-22" : f.kind === "dateTime" ? "2026-11-22T09:30" : f.kind === "choices" ? "v1,v2" : "options" in f ? "v1" : v })));
};
const fields = (from: string, most: number): fc.Arbitrary<readonly Field[]> => fc.nat(most).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => field(`${from}${String(i)}`))));
const screen: fc.Arbitrary<Screen> = fc.record({
  language, session: fc.uuid(), rev: fc.nat(99), title: words(200), body: fc.array(block, { maxLength: 10 }), fields: fields("f", 8),
  more: fc.record({ label: words(100), fields: fields("m", 5) }), submitLabel: words(60),
  actions: fc.array(fc.record({ id: fc.string({ minLength: 1, maxLength: 10 }), label: words(100) }), { maxLength: 8 }).map((all) => all.map((a, i) => ({ ...a, id: `${a.id}${String(i)}` }))),
  errors: fc.dictionary(fc.constantFrom("f0", "f1", "m0"), words(400)), notice: words(2000), demo: fc.boolean(),
});

describe("whatever a card or a screen holds, Slack takes it", () => {
  test("cards", () => {
    fc.assert(fc.property(card, (c) => void expect(brokenCard(c)).toEqual([])), { numRuns: 80 });
  });
  test("screens", () => {
    fc.assert(fc.property(screen, (s) => void expect(brokenScreen(s)).toEqual([])), { numRuns: 80 });
  });
  test("nobody's words become a mention, a link or formatting of ours", () => {
    const said = renderMessage({ language: "fi", summary: "x", blocks: [{ kind: "text", text: "<!channel> <@U1> & *ei lihava* **lihava**" }] }, { extras: "all" });
    expect(JSON.stringify(said.blocks)).toContain("&lt;!channel&gt; &lt;@U1&gt; &amp; ∗ei lihava* \u200B*lihava*\u200B");
    expect(said.text).toContain("&lt;!channel&gt;");
  });
  test("what is left out is said, and the ways on stay", () => {
    const items = Array.from({ length: 90 }, (_, i) => ({ text: `Kohta ${String(i)}`, button: { label: "Vastaa", route: "x", params: { n: String(i) } } }));
    const said = JSON.stringify(renderMessage({ language: "fi", summary: "x", blocks: [{ kind: "list", items }, { kind: "buttons", buttons: [{ label: "Jatka", route: "y" }] }] }, { extras: "all" }).blocks);
    expect(said).toMatch(/Näkyvissä on alku: \d+ kohtaa jäi pois/);
    expect(said).toContain("Jatka");
  });
});
