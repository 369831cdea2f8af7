import { array, assert, boolean, constantFrom, integer, oneof, option, property, record, string, constant } from "fast-check";
import type { Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import { renderCard } from "../../../adapters/teams/render/render-card.ts";
import { renderScreen } from "../../../adapters/teams/render/render-screen.ts";
import { languages } from "../../../src/shared/language.ts";
import type { Block, Button, Card } from "../../../src/vocabulary/card.ts";
import type { Field, Screen } from "../../../src/vocabulary/form.ts";
import { plain } from "../../../src/vocabulary/inline.ts";
import { actionsIn, inputsIn, textsIn } from "./support/cards.ts";
import { goesThrough, ruleFaults } from "./support/clients.ts";
import { faultsOf, options } from "./support/faults.ts";


const words: Arbitrary<string> = oneof(
  string({ minLength: 1, maxLength: 60 }).map((s) => s.trim() || "x"),
  constantFrom("*tähti* _ala_ [linkki](http://x) `koodi` <b>&amp;", "1. ensimmäinen", "- viiva", "{{DATE(2021-01-01,SHORT)}}", "**lihava** teksti", "Kehittämistoimenpidesuunnitelma ".repeat(30).trim()),
);
const button: Arbitrary<Button> = record({
  label: words.map((s) => s.slice(0, 75)), route: constantFrom("status.goal", "evaluation.start"), params: constant({ g: "vanhus", n: "3" }), style: constantFrom("primary" as const, "danger" as const),
});
const block: Arbitrary<Block> = oneof(
  record({ kind: constant("heading" as const), text: words }),
  record({ kind: constant("text" as const), text: words, tone: constantFrom("muted" as const, "good" as const, "warning" as const, "bad" as const) }),
  record({ kind: constant("facts" as const), facts: array(record({ label: words, value: words }), { minLength: 1, maxLength: 6 }) }),
  record({ kind: constant("list" as const), ordered: boolean(), items: array(record({ text: words, detail: words, mark: constantFrom("done" as const, "open" as const, "late" as const, "alarm" as const), button }), { maxLength: 30 }) }),
  integer({ min: 1, max: 6 }).chain((n) => record({ kind: constant("table" as const), caption: words, columns: array(words, { minLength: n, maxLength: n }), rows: array(array(words, { minLength: n, maxLength: n }), { maxLength: 12 }) })),
  record({ kind: constant("progress" as const), label: words, done: integer({ min: 0, max: 20 }), total: integer({ min: 0, max: 20 }) }),
  record({ kind: constant("buttons" as const), buttons: array(button, { maxLength: 30 }) }),
  constant({ kind: "divider" as const }),
);
const onePick = (blocks: readonly Block[]): readonly Block[] => {
  let picks = 0;
  return blocks.filter((b) => b.kind !== "buttons" || b.buttons.length <= 18 || (picks += 1) === 1);
};
const card: Arbitrary<Card> = record({ language: constantFrom(...languages), summary: words, blocks: array(block, { minLength: 1, maxLength: 8 }), demo: boolean() });

const base = { id: string({ minLength: 1, maxLength: 20 }), label: words, hint: words };
const choices = array(record({ value: string({ minLength: 1, maxLength: 20 }), label: words }), { minLength: 1, maxLength: 12 });
const field: Arbitrary<Field> = oneof(
  record({ kind: constant("number" as const), ...base, unit: constant("%"), value: constantFrom("", "92,8", "1 163", "noin 5", "\u22123"), alternatives: choices }),
  record({ kind: constant("text" as const), ...base, lines: integer({ min: 1, max: 4 }), maxLength: constant(1000), value: words }),
  record({ kind: constant("choice" as const), ...base, required: boolean(), options: choices }),
  record({ kind: constant("choices" as const), ...base, options: choices }),
  record({ kind: constant("date" as const), ...base, value: constant("2021-04-01") }),
  record({ kind: constant("dateTime" as const), ...base, value: constant("2021-04-01T09:00") }),
  record({ kind: constant("person" as const), ...base, options: choices }),
);
const unique = (fields: readonly Field[], from: string): readonly Field[] => fields.map((f, i) => ({ ...f, id: `${from}${String(i)}` }));
const screen: Arbitrary<Screen> = record({
  language: constantFrom(...languages), session: constant("abc123def456"), rev: integer({ min: 0, max: 99 }), title: words, notice: words, body: array(block, { maxLength: 2 }).map(onePick),
  fields: array(field, { maxLength: 4 }).map((f) => unique(f, "a")), more: option(record({ label: constant("Lisää"), fields: array(field, { maxLength: 3 }).map((f) => unique(f, "b")) }), { nil: undefined }),
  submitLabel: constant("Tallenna"), actions: array(record({ id: constantFrom("back", "skip"), label: words.map((w) => w.slice(0, 60)) }), { maxLength: 4 }), errors: constant({ a0: "Kirjoita luku" }), demo: boolean(),
}).map(({ more, ...rest }) => ({ ...rest, ...(more ? { more } : {}) }));

describe("a card in Teams", () => {
  it("whatever is in it: within the size, by the schema, read and drawn without a complaint", () => {
    assert(property(card, constantFrom("personal" as const, "channel" as const, "dialog" as const), (c, surface) => {
      for (const part of renderCard(c, options(surface))) expect(faultsOf(part)).toEqual([]);
    }), { numRuns: 60 });
  });

  it("says every word of a text as it was written, also what markdown would take for itself", () => {
    assert(property(words, (text) => {
      const [part] = renderCard({ language: "fi", summary: "x", blocks: [{ kind: "text", text }, { kind: "list", items: [{ text }] }] }, options());
      expect(textsIn(part).filter((t) => t === plain(text)).length).toBeGreaterThanOrEqual(1);
    }), { numRuns: 60, examples: [["a_b_c"], ["3. luku"], ["[x](y)"], ["**a** b"]] });
  });

  it("one too large is parted, nothing is left out, and each part says which it is", () => {
    const items = Array.from({ length: 150 }, (_, i) => ({ text: `rivi ${String(i)}: ${"toimenpide ".repeat(20)}`, button: { label: "Avaa", route: "status.goal" } }));
    const parts = renderCard({ language: "fi", summary: "Pitkä", blocks: [{ kind: "list", items }] }, options());
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flatMap(textsIn).filter((t) => t.startsWith("rivi "))).toHaveLength(150);
    expect(textsIn(parts[0])).toContain(`1/${String(parts.length)}`);
  });

  it("a table too large goes on under the same column names", () => {
    const rows = Array.from({ length: 80 }, (_, i) => [`rivi ${String(i)}`, "luku ".repeat(40), "3"]);
    const parts = renderCard({ language: "sv", summary: "Tabell", blocks: [{ kind: "table", caption: "Taulukko", columns: ["Rivi", "Teksti", "Luku"], rows }] }, options());
    expect(parts.flatMap(textsIn).filter((t) => /^rivi \d+$/.test(t))).toHaveLength(80);
    expect(parts.flatMap(faultsOf)).toEqual([]);
  });

  it("a list to choose from keeps its button, however long it is, and holds back no other button", () => {
    const buttons = Array.from({ length: 400 }, (_, i) => ({ label: `Etunimi Sukunimi-Toinen ${String(i)}, palvelujohtaja`, route: "people.matchAs", params: { u: "12345678-0000-4000-8000-123456789012", id: `h-${String(i)}` } }));
    const help = { kind: "buttons" as const, buttons: [{ label: "Näin käsittelen tietoja", route: "privacy" }] };
    const people: Card = { language: "fi", summary: "Kuka?", blocks: [{ kind: "text", text: "Kuka tämä on?" }, { kind: "buttons", buttons }, { kind: "buttons", buttons: buttons.slice(0, 19) }, help] };
    const parts = renderCard(people, options());
    expect(parts.flatMap(faultsOf)).toEqual([]);
    expect(parts.map((p) => inputsIn(p).length)).toEqual(parts.map(() => 1));
    expect(parts.map((p) => actionsIn(p).filter((a) => a.data["k"] === "pick").length)).toEqual(parts.map(() => 1));
    expect(parts.flatMap(inputsIn).flatMap((i) => (i["choices"] as { title: string }[]).map((c) => c.title))).toEqual([...buttons, ...buttons.slice(0, 19)].map((b) => b.label));
    expect(goesThrough(parts.at(-1), "")).toEqual(["Näin käsittelen tietoja"]);
  });

  it("marks carry a sign and a word, a warning its word", () => {
    const [part] = renderCard({ language: "fi", summary: "x", blocks: [{ kind: "list", items: [{ text: "3a", mark: "late" }] }, { kind: "text", text: "määräaika meni", tone: "warning" }] }, options());
    expect(textsIn(part)).toEqual(["◷", "3a", "Myöhässä", "⚠ Huomio: määräaika meni"]);
  });

  it("a form's button opens a dialog in a channel, and a card in the personal chat", () => {
    const start: Card = { language: "fi", summary: "x", blocks: [{ kind: "buttons", buttons: [{ label: "Aloita", route: "evaluation.start" }] }] };
    const type = (surface: "personal" | "channel"): unknown => actionsIn(renderCard(start, options(surface)))[0];
    expect(type("channel")).toMatchObject({ type: "Action.Submit", data: { msteams: { type: "task/fetch" } } });
    expect(type("personal")).toMatchObject({ type: "Action.Execute" });
  });
});

describe("a form in Teams", () => {
  it("whatever it asks: within the size, every input labelled, read and drawn without a complaint", () => {
    assert(property(screen, constantFrom("personal" as const, "dialog" as const), (s, surface) => {
      const faults = faultsOf(renderScreen(s, options(surface)));
      expect(faults.filter((f) => !f.endsWith("bytes") || s.fields.length < 3)).toEqual([]);
    }), { numRuns: 60 });
  });

  it("a list longer than a card is cut aloud", () => {
    const items = Array.from({ length: 120 }, (_, i) => ({ text: `kohta ${String(i)} ${"x".repeat(80)}`, button: { label: "Vastaa", route: "evaluation.item", params: { m: `m${String(i)}` } } }));
    const drawn = renderScreen({ language: "fi", session: "s", rev: 1, title: "Lista", body: [{ kind: "list", items }], fields: [], submitLabel: "Aloita", actions: [] }, options());
    expect(ruleFaults(drawn)).toEqual([]);
    const shown = textsIn(drawn).filter((t) => t.startsWith("kohta ")).length;
    expect(textsIn(drawn)).toContain(`Näkyvissä on alku: ${String(120 - shown)} kohtaa jäi pois.`);
  });
});

describe("a figure's field", () => {
  const asked = (language: "fi" | "en", value: string): unknown => {
    const figure: Field = { kind: "number", id: "m", label: "Osuus", unit: "%", value };
    return (renderScreen({ language, session: "s", rev: 1, title: "Luku", body: [], fields: [figure], submitLabel: "Tallenna", actions: [] }, options()).body[1]);
  };
  it("takes a comma where people write one, and is a number's own where they do not", () => {
    expect(asked("fi", "92,8")).toMatchObject({ type: "Input.Text", label: "Osuus (%)", value: "92,8", errorMessage: "Kirjoita luku, esimerkiksi 92,8." });
    expect(asked("en", "92,8")).toMatchObject({ type: "Input.Number", value: 92.8 });
    expect(asked("en", "about 5")).toMatchObject({ type: "Input.Text", value: "about 5" });
  });

  it("that cannot be read as one holds nobody inside the form; where there is no other way on it is said before sending", () => {
    const form = (actions: Screen["actions"]): unknown =>
      renderScreen({ language: "fi", session: "s", rev: 1, title: "Luku", body: [], fields: [{ kind: "number", id: "m", label: "Osuus" }], submitLabel: "Tallenna", actions }, options());
    expect(goesThrough(form([{ id: "back", label: "Edellinen" }, { id: "skip", label: "Ohita" }]), "en tiedä vielä")).toEqual(["Tallenna", "Edellinen", "Ohita"]);
    expect(goesThrough(form([]), "en tiedä vielä")).toEqual([]);
    expect(goesThrough(form([]), "92,8")).toEqual(["Tallenna"]);
  });
});
