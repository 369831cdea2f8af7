import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsHetu } from "../../src/shared/hetu.ts";

const two = (n: number): string => String(n).padStart(2, "0");

describe("a personal identity code in free text", () => {
  it("is found by its shape with every century sign, also when the check character is wrong", () => {
    const shaped = fc.record({
      day: fc.integer({ min: 1, max: 31 }), month: fc.integer({ min: 1, max: 12 }), year: fc.integer({ min: 0, max: 99 }),
      sign: fc.constantFrom("-", "+", ..."ABCDEFUVWXY", "−", "–"), number: fc.integer({ min: 2, max: 999 }), check: fc.constantFrom(..."0123456789ABCDEFHJKLMNPRSTUVWXY"),
    });
    fc.assert(
      fc.property(shaped, fc.constantFrom("", "asiakas ", "("), (h, before) => {
        expect(containsHetu(`${before}${two(h.day)}${two(h.month)}${two(h.year)}${h.sign}${String(h.number).padStart(3, "0")}${h.check} kävi`)).toBe(true);
      }),
    );
  });

  it.each(["010190 - 123X", "010190-\u200b123X", "010190\u00ad-123X", "０１０１９０－１２３Ｘ", "010190-123X:n", "010190-123Xn", "010190\n-123X", "010190−123X", "010190y123x"])(
    "is seen although it is written as %j",
    (text) => { expect(containsHetu(text)).toBe(true); },
  );

  it.each(["010190-12345", "kirjaa 1b 5,2 %", "116117-puhelut", "31.12.2021–1.1.2022", "v. 2020 määrä 304", "Porissa 12 043 asukasta", "2021-04-01", "010121 1234"])(
    "is not seen in %s",
    (text) => { expect(containsHetu(text)).toBe(false); },
  );
});
