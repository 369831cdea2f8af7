import { describe, expect, it } from "vitest";
import { languages } from "../../../src/shared/language.ts";
import { everyReply, longWinded } from "../../support/every-reply.ts";
import { smallPeople } from "../../support/office.ts";
import { smallProgramme } from "../../support/small-programme.ts";
import { withStore } from "../../support/store.ts";
import { faultsOfReply } from "./support/faults.ts";

const store = withStore();

describe("everything that Kvartti can show", () => {
  it("with the longest texts, in three languages: parsed, drawn, under 28 KB, labelled, by the schema", async () => {
    const programme = longWinded(smallProgramme);
    const { seen, forms } = await everyReply(store, { programme, people: smallPeople(programme), languages, most: 1, quick: true });
    expect(forms).toEqual(expect.arrayContaining(["evaluation", "delegate"]));
    expect(new Set(seen.map((s) => s.reply.kind))).toEqual(new Set(["card", "screen", "closed"]));
    expect(seen.flatMap(faultsOfReply)).toEqual([]);
  }, 60_000);
});
