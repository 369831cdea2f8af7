import { expect } from "vitest";
import type { PlatformDriver } from "./driver.ts";
import { hears, showsForm } from "./driver.ts";

export interface Journey {
  readonly name: string;
  run(d: PlatformDriver): Promise<void>;
}

/** Kvartti comes, the channel is linked, the round opens. */
async function begin(d: PlatformDriver): Promise<void> {
  await d.join("kotijohtaja");
  await d.press("kotijohtaja", "channel", "Kotona asuminen");
  await hears(d, "hoitaja", "channel", /nyt ryhmän Kotona asuminen kanava/);
  await d.goTo("2021-04-01");
  await hears(d, "kotijohtaja", "direct", /väliarviointi on auki/);
}

/** The chair opens the form and answers its first item. */
async function firstItem(d: PlatformDriver): Promise<void> {
  await d.press("kotijohtaja", "direct", "Aloita väliarviointi");
  await showsForm(d, "kotijohtaja", /Kohtia tehty/);
  await d.fill("kotijohtaja", {});
  await showsForm(d, "kotijohtaja", /Perhehoidon asiakkaat/);
}

/** What happens on every platform alike. A new one is a function and a line here. */
export const journeys: readonly Journey[] = [
  {
    name: "a quarter: linked, reminded, answered with an error and its correction, published, asked about",
    async run(d) {
      await begin(d);
      await firstItem(d);
      await d.fill("kotijohtaja", { "figure:koti-1a-m1": "noin paljon", "judgement:koti-1a": "onTrack" });
      await showsForm(d, "kotijohtaja", /Kirjoita luku, esimerkiksi 92,8/);
      await d.fill("kotijohtaja", { "figure:koti-1a-m1": "1 163", "judgement:koti-1a": "onTrack" });
      await showsForm(d, "kotijohtaja", /Kotona asuvien osuus/);
      await d.fill("kotijohtaja", { "figure:kotona~alt": "noNewFigure", "judgement:koti-2a": "atRisk" });
      await showsForm(d, "kotijohtaja", /Malli on käytössä/);
      await d.fill("kotijohtaja", { "figure:koti-2b-m2": "yes", "judgement:koti-2b": "onTrack" });
      await hears(d, "kotijohtaja", "direct", /Kiitos! Kaikki 3 kohtaa on tallennettu/);
      await d.press("kotijohtaja", "direct", "Julkaise");
      await hears(d, "hoitaja", "channel", /Kotona asuminen: väliarviointi/);
      await d.mention("hoitaja", "tavoite 1 tilanne?");
      expect(await hears(d, "hoitaja", "channel", /Perhehoito kasvaa[^]*1.163|1.163[^]*Perhehoito kasvaa/)).toContain("Ennakkotieto");
    },
  },
  {
    name: "an item answered, back to the list, the rest unchanged in one press, and what that leaves open",
    async run(d) {
      await begin(d);
      await firstItem(d);
      await d.fill("kotijohtaja", { "figure:koti-1a-m1": "1 163", "judgement:koti-1a": "onTrack" });
      await showsForm(d, "kotijohtaja", /Kotona asuvien osuus/);
      await d.fill("kotijohtaja", {}, "Luettelo");
      await showsForm(d, "kotijohtaja", /Kohtia tehty[^]*1\/3/);
      await d.fill("kotijohtaja", {}, "Merkitse loput ennallaan");
      await showsForm(d, "kotijohtaja", /2 kohtaa kaipaa vielä tilannetta/);
      await d.pressInForm("kotijohtaja", "Vastaa");
      await showsForm(d, "kotijohtaja", /Ei uutta lukua|Muuta/);
    },
  },
  {
    name: "what was typed and not saved is a draft, also when it is wrong",
    async run(d) {
      await begin(d);
      await firstItem(d);
      await d.fill("kotijohtaja", { "figure:koti-1a-m1": "1 2x", "judgement:koti-1a": "onTrack" }, "Ohita tämä kohta");
      await showsForm(d, "kotijohtaja", /Kotona asuvien osuus/);
      await d.fill("kotijohtaja", { "figure:kotona": "93,1" }, "Edellinen");
      await showsForm(d, "kotijohtaja", /Perhehoidon asiakkaat/);
    },
  },
  {
    name: "a reminder put off, a question of somebody who may only read, and a wish to see what is open",
    async run(d) {
      await begin(d);
      await d.press("kotijohtaja", "direct", "Muistuta myöhemmin");
      await hears(d, "kotijohtaja", "direct", /[Mm]uistutan/);
      await d.write("hoitaja", "mitä minulta puuttuu?");
      await hears(d, "hoitaja", "direct", /./);
      await d.mention("hoitaja", "mitkä ovat myöhässä?");
      await hears(d, "hoitaja", "channel", /Jäljessä: /);
    },
  },
  {
    name: "the round to its end: passed on for good, one message a step, moved to the chair, on the coordinator's list to call",
    async run(d) {
      await begin(d);
      await d.press("kotijohtaja", "direct", "Pyydä toiselta");
      await showsForm(d, "kotijohtaja", /Keneltä/);
      await d.fill("kotijohtaja", { "delegate:what": "koti-2a", "delegate:person": "hoitaja", "delegate:lasts": "forGood" });
      await hears(d, "hoitaja", "direct", /tästä lähtien/);
      await d.goTo("2021-04-22");
      await hears(d, "kotijohtaja", "direct", /Enää 2 lukua ja 2 tilannetta/);
      await hears(d, "hoitaja", "direct", /Enää 1 luku ja 1 tilanne/);
      await d.goTo("2021-04-29");
      await hears(d, "hoitaja", "direct", /vielä tänään/);
      await d.goTo("2021-04-30");
      await hears(d, "kotijohtaja", "direct", /siirtyi puheenjohtajana[^]*3 lukua ja 3 tilannetta/);
      await d.goTo("2021-05-04");
      await hears(d, "koordinaattori", "direct", /vielä vastaamatta/);
      await d.press("koordinaattori", "direct", "Näytä soittolista");
      await hears(d, "koordinaattori", "direct", /Soittolista[^]*kotijohtaja/);
      expect((await d.heard("kotijohtaja", "direct")).filter((text) => text.includes("vielä tänään"))).toHaveLength(1);
    },
  },
];
