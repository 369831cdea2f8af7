import { describe, expect, test } from "vitest";
import { buttonOf, cardOfReply, openOffice, textOf } from "../support/office.ts";
import { withStore } from "../support/store.ts";
import { sampleProgramme } from "./office.ts";

const store = withStore();
const programme = sampleProgramme();
const scope = { organisation: programme.organisation, programme: programme.id };
const nurse = { ...scope, id: "hoitaja", name: "Lähihoitaja" };
const sample = {
  programme,
  people: () => ({ persons: [nurse], roles: [{ ...scope, id: "r", person: nurse.id, role: "staff" as const, group: "vanhus" }] }),
};

describe("a question in a channel", () => {
  test("goal 3 in the elderly services' channel is answered there, and its buttons lead on", async () => {
    const office = await openOffice(store, sample);
    const reply = await office.write("hoitaja", "vanhus", "tavoite 3 tilanne?");
    expect(reply).toMatchObject({ kind: "card", to: "place" });
    expect(textOf(reply).split("\n")[0]).toBe("Tavoite 3: Kotihoidon kehittäminen. Ei tietoa.");
    const more = buttonOf(cardOfReply(reply), "Näytä toimenpiteet");
    expect(textOf(await office.press("hoitaja", "vanhus", more.route, more.params))).toContain("3a Kotihoito 24/7. Ei tietoa.");
  });

  test("I meant something else offers the channel's own goals, and elsewhere the groups", async () => {
    const office = await openOffice(store, sample);
    const other = buttonOf(cardOfReply(await office.write("hoitaja", "vanhus", "tavoite 3 tilanne?")), "Tarkoitin muuta");
    expect(other.params).toEqual({ text: "tavoite 3 tilanne?" });
    const inChannel = await office.press("hoitaja", "vanhus", other.route, other.params);
    expect(inChannel).toMatchObject({ to: "asker" });
    expect(buttonOf(cardOfReply(inChannel), "Tavoite 5").params).toEqual({ group: "vanhus", goal: "5" });
    expect(buttonOf(cardOfReply(await office.press("hoitaja", "dm", other.route, other.params)), "Lastensuojelu").route).toBe("status.group");
  });
});
