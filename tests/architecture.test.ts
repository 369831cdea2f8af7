import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Rule } from "./support/folder-rules.ts";
import {
  adaptersStandAlone, belowPortsNothingAwaits, importsAreThere, layersGoOneWay, librariesStayHome, noCircles, onlyConfigReadsTheEnvironment,
  platformsAreLoadedLate, srcFilesStaySmall, srcIsPure,
} from "./support/folder-rules.ts";
import type { Import, SourceFile } from "./support/imports.ts";
import { readSources } from "./support/imports.ts";

const root = join(import.meta.dirname, "..");
const sources = readSources(root, ["src", "adapters"]);

const rules: Readonly<Record<string, Rule>> = {
  "src/ imports itself and pure computing libraries": srcIsPure,
  "an adapter imports src/ and its own library": adaptersStandAlone,
  "a library stays in the adapter it belongs to": librariesStayHome,
  "Slack and Teams are loaded late, by open-platforms.ts alone": platformsAreLoadedLate,
  "the environment is read in one place": onlyConfigReadsTheEnvironment,
  "layers of src/ go one way": layersGoOneWay,
  "below the ports nothing awaits": belowPortsNothingAwaits,
  "imports make no circle": noCircles,
  "every import is there": importsAreThere,
  "no file of src/ is over 300 lines": srcFilesStaySmall,
};

describe("the real imports keep the folder rules", () => {
  test("there is something to check", () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(sources.flatMap((s) => s.imports).length).toBeGreaterThan(200);
  });

  test.each(Object.entries(rules))("%s", (_name, rule) => {
    expect(rule(sources)).toEqual([]);
  });
});

describe("a broken rule is noticed", () => {
  const imported = (from: string, to: string, how: Partial<Import> = {}): SourceFile => ({
    path: from,
    lines: 10,
    imports: [{ from, to, file: /\.tsx?$/.test(to), typeOnly: false, late: false, ...how }],
    awaits: false,
    readsEnvironment: false,
  });

  test.each<[string, Rule, readonly SourceFile[]]>([
    ["src needs the disk", srcIsPure, [imported("src/status/a.ts", "node:fs")]],
    ["src needs an adapter", srcIsPure, [imported("src/status/a.ts", "adapters/log.ts")]],
    ["src needs mongoose, as types only", srcIsPure, [imported("src/status/a.ts", "mongoose", { typeOnly: true })]],
    ["src uses luxon outside the calendar", srcIsPure, [imported("src/status/a.ts", "luxon")]],
    ["src loads something late", srcIsPure, [imported("src/status/a.ts", "zod", { late: true })]],
    ["the playground knows the store", adaptersStandAlone, [imported("adapters/web/a.ts", "adapters/mongo/stores.ts")]],
    ["mongo knows the embedded store", adaptersStandAlone, [imported("adapters/mongo/a.ts", "adapters/mongo/embedded/start.ts")]],
    ["the HTTP server uses mongoose", librariesStayHome, [imported("adapters/http/a.ts", "mongoose")]],
    ["Slack is loaded at once", platformsAreLoadedLate, [imported("adapters/open-platforms.ts", "adapters/slack/app.ts")]],
    ["the command line loads Teams", platformsAreLoadedLate, [imported("adapters/cli/a.ts", "adapters/teams/app.ts", { late: true })]],
    ["a text knows the domain", layersGoOneWay, [imported("src/texts/a.ts", "src/programme/programme.ts")]],
    ["a use case knows the routes", layersGoOneWay, [imported("src/status/a.ts", "src/routes.ts")]],
    ["a noun awaits", belowPortsNothingAwaits, [{ ...imported("src/status/a.ts", "zod"), awaits: true }]],
    ["two files need each other", noCircles, [imported("src/a.ts", "src/b.ts"), imported("src/b.ts", "src/a.ts")]],
    ["an import leads nowhere", importsAreThere, [imported("src/a.ts", "src/gone.ts")]],
    ["a store reads the environment", onlyConfigReadsTheEnvironment, [{ ...imported("adapters/mongo/a.ts", "zod"), readsEnvironment: true }]],
    ["a file grows without end", srcFilesStaySmall, [{ ...imported("src/a.ts", "zod"), lines: 301 }]],
  ])("%s", (_name, rule, planted) => {
    expect(rule(planted)).toHaveLength(1);
  });

  test("what the rules allow stays allowed", () => {
    const fine = [
      imported("adapters/open-platforms.ts", "adapters/slack/app.ts", { late: true }),
      imported("adapters/cli/backup.ts", "adapters/mongo/backup.ts"),
      imported("adapters/agenda/a.ts", "mongoose", { typeOnly: true }),
      imported("src/shared/calendar.ts", "luxon"),
      imported("src/reminders/a.ts", "src/ports.ts"),
      { ...imported("src/reminders/b.ts", "src/ports/stores.ts"), awaits: true },
    ];
    for (const [name, rule] of Object.entries(rules)) if (rule !== importsAreThere) expect(rule(fine), name).toEqual([]);
  });
});

describe("tests mirror the code", () => {
  const foldersOf = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name);
  const files = readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" }).map((f) => f.replaceAll("\\", "/"));
  const tests = files.filter((f) => f.endsWith(".test.ts"));

  test("a folder of tests stands for a folder of the code, or for the whole", () => {
    const known = new Set([...foldersOf("src"), "adapters", "journeys", "contracts", "browser", "bench", "simulation", "support", "fixtures"]);
    expect(foldersOf("tests").filter((f) => !known.has(f))).toEqual([]);
    const adapters = new Set(foldersOf("adapters"));
    expect(foldersOf("tests/adapters").filter((f) => !adapters.has(f))).toEqual([]);
  });

  test("every folder of src/ has tests of its own; the ports have contracts/, which every adapter runs", () => {
    expect(foldersOf("src").filter((f) => f !== "ports" && !tests.some((t) => t.startsWith(`${f}/`)))).toEqual([]);
  });

  test("a test is named .test.ts, so that it is run", () => {
    expect(files.filter((f) => /[-_]test\.tsx?$|\.spec\.tsx?$/.test(f))).toEqual([]);
  });
});
