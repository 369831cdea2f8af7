import { describe, expect, test } from "vitest";
import { renderScreen } from "../../../adapters/web/view/render-screen.tsx";
import type { Field, Screen } from "../../../src/vocabulary/form.ts";
import { itemScreen, listScreen } from "./support/office.ts";

const withField = (field: Field, errors?: Screen["errors"]): string =>
  renderScreen({ ...itemScreen("s1"), fields: [field], ...(errors ? { errors } : {}) });

describe("A form on the page", () => {
  const html = renderScreen(itemScreen("s1"));

  test("a figure has its label, a numeric keyboard, its hint, and its unit outside the field", () => {
    expect(html).toContain('<label for="field-0">Kotona asuvien osuus 75 vuotta täyttäneistä</label>');
    expect(html).toContain('<input type="text" inputmode="decimal" class="figure-input" value="" id="field-0" name="vanhus/3a" data-field="vanhus/3a" aria-describedby="field-0-unit field-0-hint field-0-error"/>');
    expect(html).toContain('<span class="unit" id="field-0-unit">%</span>');
    expect(html).toContain('<p class="hint" id="field-0-hint">Edellinen 92,5 % (30.6.2020). Tavoitetaso 94 %.</p>');
  });

  test("answers instead of a figure stand beside it, each its own input", () => {
    expect(html).toContain('aria-label="Luvun sijaan: Kotona asuvien osuus 75 vuotta täyttäneistä"');
    expect(html).toContain('name="vanhus/3a~alt" value="noNewFigure" data-alternative="vanhus/3a~alt" data-instead-of="field-0"/>');
  });

  test("an answer chosen before is chosen again, and rests the figure", () => {
    const again = withField({ kind: "number", id: "x", label: "Luku", alternatives: [{ value: "noNewFigure", label: "Ei uutta lukua" }], chosen: "noNewFigure" });

    expect(again).toMatch(/class="figure-input" value="" disabled=""/);
    expect(again).toMatch(/data-instead-of="field-0" checked=""/);
  });

  test("every kind of field is prefilled with what was typed", () => {
    const options = [{ value: "a", label: "A" }, { value: "b", label: "B" }];
    const many = ["a", "b", "c", "d", "e", "f", "g"].map((value) => ({ value, label: value }));
    expect(withField({ kind: "number", id: "x", label: "L", value: "1 163" })).toContain('value="1 163"');
    expect(withField({ kind: "text", id: "x", label: "L", value: "<b>", lines: 3, maxLength: 9 })).toContain(">&lt;b&gt;</textarea>");
    expect(withField({ kind: "text", id: "x", label: "L", value: "hei", lines: 1, maxLength: 9 })).toContain('value="hei" data-limit="9"');
    expect(withField({ kind: "choice", id: "x", label: "L", value: "b", options })).toMatch(/type="radio" name="x" value="b" data-field="x" checked=""/);
    expect(withField({ kind: "choice", id: "x", label: "L", value: "e", options: many })).toContain('<option value="e" selected="">e</option>');
    expect(withField({ kind: "choices", id: "x", label: "L", value: "a,b", options }).match(/checked=""/g)).toHaveLength(2);
    expect(withField({ kind: "date", id: "x", label: "L", value: "2021-04-01" })).toContain('type="date" value="2021-04-01"');
    expect(withField({ kind: "dateTime", id: "x", label: "L", value: "2021-04-01T09:00" })).toContain('type="datetime-local" value="2021-04-01T09:00"');
    expect(withField({ kind: "person", id: "x", label: "L", value: "b", options })).toContain('<option value="b" selected="">B</option>');
  });

  test("several inputs under one question are a group with a legend", () => {
    expect(withField({ kind: "choices", id: "x", label: "Mitä tarvitaan?", options: [{ value: "a", label: "A" }] })).toMatch(/<fieldset[^>]*><legend>Mitä tarvitaan\?<\/legend>/);
  });

  test("an error stands at its field, is tied to it, and is listed first with a way to it", () => {
    const wrong = renderScreen({ ...itemScreen("s1"), errors: { "vanhus/3a": "Kirjoita luku, esimerkiksi 92,8.", when: "Päivä puuttuu." } });

    expect(wrong).toMatch(/id="field-0"[^>]*aria-describedby="field-0-unit field-0-hint field-0-error" aria-invalid="true"/);
    expect(wrong).toMatch(/<p class="error" id="field-0-error" data-error-for="vanhus\/3a"><svg.*?<span>Kirjoita luku, esimerkiksi 92,8\.<\/span>/);
    expect(wrong).toMatch(/<div class="error-summary" tabindex="-1".*Tarkista 2 kohtaa.*<a href="#field-0" data-goto="field-0">/);
    expect(wrong).toMatch(/<details class="more" open="">/);
  });

  test("without errors the extra fields are folded away, and nothing is called wrong", () => {
    expect(html).toMatch(/<details class="more"><summary>Lisää tietoja<\/summary>/);
    expect(html).not.toMatch(/aria-invalid|error-summary|faulty/);
  });

  test("the ways on are there, and a screen that has nothing to submit has no submit button", () => {
    expect(html).toMatch(/data-action="skip">Ohita tämä kohta.*data-action="pass">Pyydä toiselta.*<button type="submit" class="button primary">Tallenna ja jatka<\/button>.*data-action="back">Edellinen/);
    const { submitLabel: _none, ...list } = listScreen("s1");
    expect(renderScreen(list)).not.toContain('type="submit"');
  });

  test("a notice is shown over the fields", () => {
    expect(renderScreen({ ...itemScreen("s1"), notice: "Onko luku oikein? 7,1 % → 71 %" })).toContain('<p class="notice">Onko luku oikein? 7,1 % → 71 %</p>');
  });
});
