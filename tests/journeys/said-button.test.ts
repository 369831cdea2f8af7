import { describe, expect, it } from "vitest";
import { readPeople } from "../../src/people/read-people.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import { readFileSync } from "node:fs";
import { cardOfReply, openOffice, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const sample = (name: string): string => readFileSync(new URL(`../../adapters/sample/${name}`, import.meta.url), "utf8");

async function office(): Promise<{ office: Office; chair: string; staff: string }> {
  const read = readProgramme(sample("programme.yaml"));
  if ("faults" in read) throw new Error("the sample has faults");
  const people = readPeople(sample("people.yaml"), read.programme);
  if ("faults" in people) throw new Error("the sample's people have faults");
  const holder = (role: string): string => people.roles.find((r) => r.role === role && r.group === "vanhus")?.person ?? "";
  const opened = await openOffice(store, { programme: read.programme, people: () => people });
  await opened.goTo("2021-04-01");
  return { office: opened, chair: holder("chair"), staff: holder("staff") };
}

const readBack = "perhehoidon asiakkaita 1163";

describe("who writes with a phone answers in words what has buttons", () => {
  it.each(["kyllä", "Joo!", "ok kiitos", "ja", "yes"])("»%s« to a figure that was read back records it", async (yes) => {
    const { office: o, chair } = await office();
    expect(cardOfReply(await o.write(chair, "vanhus", readBack)).summary).toMatch(/^Kirjaanko/);
    expect(textOf(await o.write(chair, "vanhus", yes))).toMatch(/^Kirjattu|Kirjattu:/);
    expect(textOf(await o.write(chair, "vanhus", "montako perhehoidon asiakasta"))).toMatch(/1\s163/);
  });

  it("»ei« records nothing and says so, and the question is over", async () => {
    const { office: o, chair } = await office();
    await o.write(chair, "vanhus", readBack);
    expect(textOf(await o.write(chair, "vanhus", "ei"))).toContain("ei kirjattu");
    expect(textOf(await o.write(chair, "vanhus", "kyllä"))).not.toContain("Kirjattu");
    expect(textOf(await o.write(chair, "vanhus", "montako perhehoidon asiakasta"))).not.toMatch(/1\s163/);
  });

  it("another person's yes, the same person's elsewhere, or one that comes too late confirms nothing", async () => {
    const { office: o, chair, staff } = await office();
    await o.write(chair, "vanhus", readBack);
    expect(textOf(await o.write(staff, "vanhus", "kyllä"))).not.toContain("Kirjattu");
    expect(textOf(await o.write(chair, "dm", "kyllä"))).not.toContain("Kirjattu");
    await o.goTo("2021-04-01", 15);
    expect(textOf(await o.write(chair, "vanhus", "kyllä"))).not.toContain("Kirjattu");
  });

  it.each(["vanhuspalvelut", "vanhuspuoli", "Vanhuspalvelujen"])("»%s« answers which group's goal 3 is meant, not how the group is doing", async (name) => {
    const { office: o, staff } = await office();
    expect(textOf(await o.write(staff, "general", "tavoite 3 tilanne"))).toContain("Minkä ryhmän");
    expect(textOf(await o.write(staff, "general", name))).toContain("Kotihoidon kehittäminen");
  });

  it("a question of its own is no answer to the buttons", async () => {
    const { office: o, staff } = await office();
    await o.write(staff, "general", "tavoite 3 tilanne");
    expect(textOf(await o.write(staff, "general", "vanhuspalvelujen tilanne?"))).toMatch(/^Vanhuspalvelut\./);
  });

  it("an item of a list is said by what it is, and a word that all of them have says none", async () => {
    const { office: o, staff } = await office();
    await o.write(staff, "general", "vanhuspalvelujen tilanne?");
    expect(textOf(await o.write(staff, "general", "näytä"))).not.toMatch(/^Tavoite 1/);
    await o.write(staff, "general", "vanhuspalvelujen tilanne?");
    expect(textOf(await o.write(staff, "general", "tavoite 2"))).toContain("Kaikenikäisten omaishoito");
  });

  it("a word that only resembles a button undoes nothing", async () => {
    const { office: o, chair } = await office();
    await o.write(chair, "vanhus", readBack);
    await o.write(chair, "vanhus", "kyllä");
    await o.write(chair, "vanhus", "kirjaa hyvää huomenta");
    await o.write(chair, "vanhus", "kirjaus");
    expect(textOf(await o.write(chair, "vanhus", "montako perhehoidon asiakasta"))).toMatch(/1\s163/);
  });

  it("a button is said by its words", async () => {
    const { office: o, staff } = await office();
    await o.write(staff, "vanhus", "tavoite 3 tilanne");
    expect(textOf(await o.write(staff, "vanhus", "näytä toimenpiteet"))).toContain("3b");
    expect(textOf(await o.write(staff, "vanhus", "tavoite 3 tilanne")) && textOf(await o.write(staff, "vanhus", "toimenpiteet"))).toContain("3b");
  });
});
