import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import type { ErrorObject } from "ajv";
import type { ZipFile } from "../documents/write-zip.ts";

/** What Teams would refuse in a package, and where: a sentence of its own for every kind. */
export interface ManifestFault {
  readonly kind: "notJson" | "version" | "missing" | "unknown" | "tooLong" | "tooMany" | "notOneOf" | "noFile" | "wrong";
  readonly params: Readonly<Record<string, string | number>>;
}

type Json = Readonly<Record<string, unknown>>;

const manifestFile = "manifest.json";

/** Checks the manifest and its translations against Microsoft's schemas of the manifest's version, then that what it names is there. */
export function manifestFaults(files: readonly ZipFile[]): readonly ManifestFault[] {
  const read = files.filter((f) => f.name.endsWith(".json")).map((f) => ({ file: f.name, json: parse(f.content) }));
  const broken = read.filter((r) => r.json === undefined);
  if (broken.length > 0) return broken.map(({ file }) => ({ kind: "notJson", params: { file } }));
  const manifest = read.find((r) => r.file === manifestFile)?.json ?? {};
  const version = String(manifest["manifestVersion"]);
  if (!schemaVersions().includes(version)) return [{ kind: "version", params: { file: manifestFile, version, newest: schemaVersions().at(-1) ?? "" } }];
  const wrong = read.flatMap(({ file, json }) => schemaFaults(version, file, json));
  return wrong.length > 0 ? wrong : missingFiles(manifest, files);
}

function parse(content: Uint8Array): Json | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(content).toString("utf8"));
    return typeof json === "object" && json !== null ? (json as Json) : undefined;
  } catch {
    return undefined;
  }
}

const schemaFolder = (): string => join(dirname(createRequire(import.meta.url).resolve("@microsoft/app-manifest/package.json")), "build/json-schemas/teams");

/** Versions that there is a schema for, the newest last. */
export const schemaVersions = (): readonly string[] =>
  readdirSync(schemaFolder()).flatMap((name) => /^v(\d+\.\d+)$/.exec(name)?.[1] ?? []).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

function schemaFaults(version: string, file: string, json: unknown): readonly ManifestFault[] {
  const kind = file === manifestFile ? "MicrosoftTeams.schema.json" : "MicrosoftTeams.Localization.schema.json";
  const path = join(schemaFolder(), `v${version}`, kind);
  if (!existsSync(path)) return [];
  const { $schema: _draft, ...schema } = JSON.parse(readFileSync(path, "utf8")) as Json;
  // `extendRefs`: a translation's length stands beside a reference, and counts.
  const check = new Ajv({ schemaId: "auto", meta: false, validateSchema: false, unknownFormats: "ignore", logger: false, allErrors: true, jsonPointers: true, extendRefs: true }).compile(schema);
  void check(json);
  return (check.errors ?? []).filter((e) => e.keyword !== "if").map((e) => faultOf(file, e));
}

function faultOf(file: string, { keyword, dataPath, params }: ErrorObject): ManifestFault {
  const told = params as Json;
  const at = (name?: unknown): string => placeOf([...dataPath.split("/").slice(1), ...(typeof name === "string" ? [name] : [])]);
  switch (keyword) {
    case "required":
      return { kind: "missing", params: { file, at: at(told["missingProperty"]) } };
    case "additionalProperties":
      return { kind: "unknown", params: { file, at: at(told["additionalProperty"]) } };
    case "maxLength":
      return { kind: "tooLong", params: { file, at: at(), limit: Number(told["limit"]) } };
    case "maxItems":
      return { kind: "tooMany", params: { file, at: at(), limit: Number(told["limit"]) } };
    case "enum":
      return { kind: "notOneOf", params: { file, at: at(), allowed: (told["allowedValues"] as readonly unknown[]).join(", ") } };
    default:
      return { kind: "wrong", params: { file, at: at() } };
  }
}

/** `bots[0].commandLists[1]`, as the translations write it. */
const placeOf = (steps: readonly string[]): string => steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join("").replace(/^\./, "");

function missingFiles(manifest: Json, files: readonly ZipFile[]): readonly ManifestFault[] {
  const { icons = {}, localizationInfo = {} } = manifest as { readonly icons?: Json; readonly localizationInfo?: { readonly additionalLanguages?: readonly Json[] } };
  const named = [
    ...Object.entries(icons).map(([name, file]) => ({ at: `icons.${name}`, name: file })),
    ...(localizationInfo.additionalLanguages ?? []).map((l, i) => ({ at: `localizationInfo.additionalLanguages[${String(i)}].file`, name: l["file"] })),
  ];
  return named.flatMap(({ at, name }) => (typeof name !== "string" || files.some((f) => f.name === name) ? [] : [{ kind: "noFile", params: { file: manifestFile, at, name } } as const]));
}
