import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { packageFaults, readPackage } from "../../../adapters/cli/teams-app-package.ts";
import type { ManifestFault } from "../../../adapters/cli/teams-manifest-faults.ts";
import { manifestFaults, schemaVersions } from "../../../adapters/cli/teams-manifest-faults.ts";
import { zip } from "../../../adapters/documents/write-zip.ts";

const folder = "manifests/teams/";
interface Manifest {
  readonly $schema: string;
  readonly manifestVersion: string;
  readonly version: string;
  readonly bots: readonly { readonly scopes: readonly string[]; readonly supportsFiles: boolean; readonly supportsCalling: boolean; readonly supportsVideo: boolean; readonly commandLists: readonly { readonly commands: readonly { readonly title: string; readonly description: string }[] }[] }[];
}
const read = (name: string): unknown => JSON.parse(readFileSync(folder + name, "utf8"));
const id = "3f2b1c9e-1111-4222-8333-123456789abc";

const domain = "kvartti.kaupunki.fi";

/** The package with one of its files changed. */
async function packageWith(name: string, change: (text: string) => string): Promise<readonly ManifestFault[]> {
  const files = await readPackage({ id, domain });
  expect(files.map((f) => f.name)).toContain(name);
  return manifestFaults(files.map((f) => (f.name === name ? { name, content: Buffer.from(change(Buffer.from(f.content).toString("utf8"))) } : f)));
}
const edited = (change: (json: Record<string, unknown>) => unknown) => (text: string): string => JSON.stringify(change(JSON.parse(text) as Record<string, unknown>));

describe("the app package for Teams", () => {
  it("filled in, it is what Teams takes, in the newest version of Microsoft's schema at hand", async () => {
    expect(manifestFaults(await readPackage({ id, domain }))).toEqual([]);
    const { $schema, manifestVersion, version } = read("manifest.json") as Manifest;
    expect(manifestVersion).toBe(schemaVersions().at(-1));
    for (const schema of [$schema, ...["sv.json", "en.json"].map((name) => (read(name) as Manifest).$schema)]) expect(schema).toContain(`/teams/v${manifestVersion}/`);
    expect(version).toBe((JSON.parse(readFileSync("package.json", "utf8")) as Manifest).version);
  });

  it.each<[string, string, (text: string) => string, ManifestFault]>([
    ["something missing", "manifest.json", edited(({ description: _left, ...rest }) => rest), { kind: "missing", params: { file: "manifest.json", at: "description" } }],
    ["a name too long", "manifest.json", edited((m) => ({ ...m, name: { short: "x".repeat(80) } })), { kind: "tooLong", params: { file: "manifest.json", at: "name.short", limit: 30 } }],
    ["a translation too long", "sv.json", edited((m) => ({ ...m, "name.short": "x".repeat(80) })), { kind: "tooLong", params: { file: "sv.json", at: "name.short", limit: 30 } }],
    ["a translation of nothing", "en.json", edited((m) => ({ ...m, "bots[0].name": "x" })), { kind: "unknown", params: { file: "en.json", at: "bots[0].name" } }],
    ["a bot in a place that Teams has not", "manifest.json", (text) => text.replace('["personal", "team", "groupChat"]', '["personal", "kahvihuone"]'), { kind: "notOneOf", params: { file: "manifest.json", at: "bots[0].scopes[1]", allowed: "team, personal, groupChat, copilot" } }],
    ["too many bots", "manifest.json", edited((m) => ({ ...m, bots: [...(m["bots"] as object[]), ...(m["bots"] as object[])] })), { kind: "tooMany", params: { file: "manifest.json", at: "bots", limit: 1 } }],
    ["a colour that is none", "manifest.json", (text) => text.replace("#0f4c75", "sininen"), { kind: "wrong", params: { file: "manifest.json", at: "accentColor" } }],
    ["a language without its file", "manifest.json", (text) => text.replace("sv.json", "nb.json"), { kind: "noFile", params: { file: "manifest.json", at: "localizationInfo.additionalLanguages[0].file", name: "nb.json" } }],
    ["an unknown version", "manifest.json", edited((m) => ({ ...m, manifestVersion: "9.9" })), { kind: "version", params: { file: "manifest.json", version: "9.9", newest: "1.30" } }],
    ["a comma too many", "manifest.json", (text) => `${text},`, { kind: "notJson", params: { file: "manifest.json" } }],
  ])("with %s it would be refused, and where is told", async (_what, name, change, fault) => {
    expect(await packageWith(name, change)).toEqual([fault]);
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
    const files = await readPackage({ id, domain });
    const bytes = zip(files);
    expect(zip(files).equals(bytes)).toBe(true);
    const length = bytes.readUInt32LE(18);
    const name = bytes.readUInt16LE(26);
    const manifest = inflateRawSync(bytes.subarray(30 + name, 30 + name + length)).toString("utf8");
    expect(JSON.parse(manifest)).toMatchObject({ id, bots: [{ botId: id }], validDomains: [domain] });
    expect(manifest).not.toContain("example.org");
  });

  it("an id or a domain that will not do is said", () => {
    expect(packageFaults({ id: "", domain: "https://x.fi/" })).toEqual(["id", "domain"]);
    expect(packageFaults({ id: "00000000-0000-0000-0000-000000000000", domain: "localhost" })).toEqual(["id", "domain"]);
    expect(packageFaults({ id, domain })).toEqual([]);
  });
});
