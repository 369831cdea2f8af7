import fc from "fast-check";
import { expect, it } from "vitest";
import { plain, spans } from "../../src/vocabulary/inline.ts";
import { decodePress, encodePress } from "../../src/vocabulary/press.ts";

it("a press comes back as it was written, whatever the parameters", () => {
  const params = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(params, (p) => {
      const back = decodePress(encodePress({ route: "status.goal", params: p }));
      expect(back).toEqual({ route: "status.goal", params: { ...p } });
    }),
  );
});

it("bold is the only markup, and the words stay whole", () => {
  expect(spans("a **b** c")).toEqual([{ text: "a ", bold: false }, { text: "b", bold: true }, { text: " c", bold: false }]);
  expect(spans("2 ** 3")).toEqual([{ text: "2 ** 3", bold: false }]);
  fc.assert(fc.property(fc.string(), (text) => { expect(plain(spans(text).map((s) => s.text).join(""))).toBe(plain(text)); }));
});
