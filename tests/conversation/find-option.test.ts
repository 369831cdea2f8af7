import { expect, it } from "vitest";
import { findOption } from "../../src/conversation/find-option.ts";

const options = [{ value: "onTrack", label: "Etenee suunnitellusti" }, { value: "offTrack", label: "Jäljessä" }, { value: "done", label: "Valmis" }];

it("an answer in words finds the option by its label, or the beginning of it", () => {
  expect(findOption(options, "etenee suunnitellusti.")?.value).toBe("onTrack");
  expect(findOption(options, "jälj")?.value).toBe("offTrack");
  expect(findOption(options, "done")?.value).toBe("done");
});

it("nothing is guessed", () => {
  expect(findOption(options, "ehkä")).toBeUndefined();
  expect(findOption(options, "")).toBeUndefined();
  expect(findOption([...options, { value: "x", label: "Etenee hitaasti" }], "etenee")).toBeUndefined();
});
