import { describe, expect, test } from "vitest";
import { castFrom } from "../../../adapters/web/cast.ts";
import { groups, people } from "./support/office.ts";

const names = (p: typeof people, g = groups) => {
  const cast = castFrom(p, g);
  return cast && [cast.group, cast.chair.id, cast.asker.id];
};

describe("Who plays in the guide", () => {
  test("the elderly services' chair, and somebody of their staff", () => {
    expect(names(people)).toEqual(["vanhus", "vanhus-pj", "hoitaja"]);
  });

  test("in another programme, the first group that has a chair", () => {
    expect(names(people, groups.filter((g) => g.id !== "vanhus"))).toEqual(["vammais", "sosiaali-pj", "ohjaaja"]);
  });

  test("a chair without staff asks alone, and a programme without chairs still has a visitor", () => {
    expect(names(people.filter((p) => p.id === "vanhus-pj"))).toEqual(["vanhus", "vanhus-pj", "vanhus-pj"]);
    expect(names(people.filter((p) => p.id === "viestija"))).toEqual(["yleinen", "viestija", "viestija"]);
    expect(names([])).toBeUndefined();
  });
});
