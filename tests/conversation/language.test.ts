import { describe, expect, it } from "vitest";
import { surelyIn } from "../../src/conversation/read-language.ts";
import { cardOfReply, openOffice, textOf } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();

describe("the language of a short message", () => {
  it.each([
    ["sv", ["hjälp", "mål 3?", "åtgärd 2a", "vad saknas?", "tidtabell för 3a?", "mina uppgifter", "tack", "rapport", "och mål 2?", "hur går det?"]],
    ["en", ["help", "goal 3?", "measure 2a?", "what's missing?", "deadline for 3b?", "my tasks", "overdue?", "thanks", "report", "who owns 3a?"]],
    ["fi", ["ohje", "tavoite 3?", "2a tilanne", "mitä puuttuu?", "kiitos", "tavoitteen 3 deadline?"]],
  ] as const)("is told by a word that only %s has", (language, messages) => {
    expect(messages.filter((m) => surelyIn(m) !== language)).toEqual([]);
  });

  it.each(["3a?", "2b", "status?", "71 %", "kotihoidon deadline", "ok"])("»%s« tells none", (message) => {
    expect(surelyIn(message)).toBeUndefined();
  });
});

describe("answers", () => {
  it("come in the writer's language, also thanks, help and what was not understood", async () => {
    const office = await openOffice(store);
    const told = async (text: string): Promise<string> => cardOfReply(await office.write("hoitaja", "koti", text)).language;
    expect([await told("hjälp"), await told("tack"), await told("thanks"), await told("kiitos"), await told("what is the weather like"), await told("vilka siffror saknas?")]).toEqual(["sv", "sv", "en", "fi", "en", "sv"]);
  });

  it("stay in the language of the talk where the words do not tell, and in the profile's elsewhere", async () => {
    const office = await openOffice(store);
    expect(textOf(await office.write("hoitaja", "koti", "åtgärd 2a?"))).toContain("Tidtabell");
    expect(textOf(await office.write("hoitaja", "koti", "1a?"))).toContain("Tidtabell");
    // Somebody else's Swedish is no reason to answer a Finn's Finnish in it.
    expect(textOf(await office.write("hoitaja", "koti", "kotona asuvien osuus?"))).not.toContain("Åtgärd");
    expect(textOf(await office.write("hoitaja", "dm", "1a?"))).toContain("Aikataulu");
    await office.press("hoitaja", "koti", "settings.language", { l: "en" });
    expect(textOf(await office.write("hoitaja", "koti", "1a?"))).toContain("Schedule");
  });
});
