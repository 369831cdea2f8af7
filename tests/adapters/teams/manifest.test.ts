import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { packageFaults, readPackage } from "../../../adapters/cli/teams-app-package.ts";
import { zip } from "../../../adapters/documents/write-zip.ts";

const require = createRequire(import.meta.url);
const folder = "manifests/teams/";
interface Manifest {
  readonly $schema: string;
  readonly manifestVersion: string;
  readonly version: string;
  readonly bots: readonly { readonly scopes: readonly string[]; readonly supportsFiles: boolean; readonly supportsCalling: boolean; readonly supportsVideo: boolean; readonly commandLists: readonly { readonly commands: readonly { readonly title: string; readonly description: string }[] }[] }[];
}
const read = (name: string): unknown => JSON.parse(readFileSync(folder + name, "utf8"));
const id = "3f2b1c9e-1111-4222-8333-123456789abc";

interface Check {
  (value: unknown): boolean;
  errors?: unknown;
}
function schemaFaults(schemaName: string, value: unknown): unknown {
  const { manifestVersion } = read("manifest.json") as Manifest;
  const root = require.resolve("@microsoft/app-manifest").replace(/build\/.*$/, "build/");
  const { $schema: _draft, ...schema } = JSON.parse(readFileSync(`${root}json-schemas/teams/v${manifestVersion}/${schemaName}`, "utf8")) as { readonly $schema: string };
  const Ajv = require("ajv") as new (options: object) => { compile(schema: object): Check };
  const check = new Ajv({ schemaId: "auto", validateSchema: false, meta: false, unknownFormats: "ignore", logger: false }).compile(schema);
  return check(value) ? [] : check.errors;
}

describe("the app package for Teams", () => {
  it("its manifest and translations are what the schema asks for", () => {
    expect(schemaFaults("MicrosoftTeams.schema.json", read("manifest.json"))).toEqual([]);
    for (const language of ["sv.json", "en.json"]) expect(schemaFaults("MicrosoftTeams.Localization.schema.json", read(language))).toEqual([]);
    expect((read("manifest.json") as Manifest).version).toBe((JSON.parse(readFileSync("package.json", "utf8")) as Manifest).version);
  });

  it("every command is translated, and none is a word that Kvartti does not know", () => {
    const { bots } = read("manifest.json") as Manifest;
    const keys = bots.flatMap((b, i) => b.commandLists.flatMap((l, j) => l.commands.flatMap((_, k) => ["title", "description"].map((w) => `bots[${String(i)}].commandLists[${String(j)}].commands[${String(k)}].${w}`))));
    for (const language of ["sv.json", "en.json"]) expect(Object.keys(read(language) as object)).toEqual(expect.arrayContaining(keys));
  });

  it("asks for nothing but being talked to and sent files in private: no message of a channel is read without a mention", () => {
    const text = readFileSync(`${folder}manifest.json`, "utf8");
    expect((read("manifest.json") as Manifest).bots.map((b) => [b.supportsFiles, b.supportsCalling, b.supportsVideo])).toEqual([[true, false, false]]);
    expect(text).not.toMatch(/resourceSpecific|ChannelMessage\.Read|webApplicationInfo/);
  });

  it("the icons have the sizes that Teams wants", () => {
    const size = (name: string): readonly number[] => {
      const png = readFileSync(folder + name);
      return [png.readUInt32BE(16), png.readUInt32BE(20)];
    };
    expect([size("color.png"), size("outline.png")]).toEqual([[192, 192], [32, 32]]);
  });

  it("is filled in with the id and the domain, and opens as a zip", async () => {
    const files = await readPackage({ id, domain: "kvartti.kaupunki.fi" });
    const bytes = zip(files);
    expect(zip(files).equals(bytes)).toBe(true);
    const length = bytes.readUInt32LE(18);
    const name = bytes.readUInt16LE(26);
    const manifest = inflateRawSync(bytes.subarray(30 + name, 30 + name + length)).toString("utf8");
    expect(JSON.parse(manifest)).toMatchObject({ id, bots: [{ botId: id }], validDomains: ["kvartti.kaupunki.fi"] });
    expect(manifest).not.toContain("example.org");
  });

  it("an id or a domain that will not do is said", () => {
    expect(packageFaults({ id: "", domain: "https://x.fi/" })).toEqual(["id", "domain"]);
    expect(packageFaults({ id: "00000000-0000-0000-0000-000000000000", domain: "localhost" })).toEqual(["id", "domain"]);
    expect(packageFaults({ id, domain: "kvartti.kaupunki.fi" })).toEqual([]);
  });
});
