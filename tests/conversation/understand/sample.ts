import { readFileSync } from "node:fs";
import type { Programme } from "../../../src/programme/programme.ts";
import { readProgramme } from "../../../src/programme/read-programme.ts";

/** The bundled sample with chairs who have names, so that "Ritvan ryhmä" can be asked about. */
export function sampleWithChairs(names: Readonly<Record<string, string>>): Programme {
  const read = readProgramme(readFileSync(new URL("../../../adapters/sample/programme.yaml", import.meta.url), "utf8"));
  if (!("programme" in read)) throw new Error("the bundled sample does not read");
  const groups = read.programme.groups.map((g) => {
    const name = names[g.id];
    return name === undefined ? g : { ...g, chair: { ...g.chair, name } };
  });
  return { ...read.programme, groups };
}

/** Made-up people. One chairs two groups. */
export const chairs = {
  yhteistyo: "Liisa Aalto",
  vanhus: "Ritva Salonen",
  vammais: "Jari Mäkinen",
  lastensuojelu: "Jari Mäkinen",
  digi: "Pekka Niemi",
  tieto: "Tiina Lahti",
  tyohyvinvointi: "Sanna Koski",
} as const;
