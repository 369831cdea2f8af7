import { builtinModules } from "node:module";
import type { Import, SourceFile } from "./imports.ts";

/** Each rule gives the sentences of what breaks it; nothing broken, nothing given. */
export type Rule = (sources: readonly SourceFile[]) => readonly string[];

const all = (sources: readonly SourceFile[]): readonly Import[] => sources.flatMap((s) => s.imports);
const told = (imports: readonly Import[], why: string): readonly string[] => imports.map((i) => `${i.from} imports ${i.to}: ${why}`);
const inSrc = (path: string): boolean => path.startsWith("src/");

/** Pure computing libraries that src/ may use. */
const pureLibraries = new Set(["zod", "yaml", "i18next", "minisearch", "@orama/stemmers", "fastest-levenshtein", "entities"]);

export const srcIsPure: Rule = (sources) =>
  told(
    all(sources).filter((i) => inSrc(i.from) && (i.late || !allowedInSrc(i))),
    "src/ imports itself and pure computing libraries",
  );

const allowedInSrc = (i: Import): boolean =>
  i.file ? inSrc(i.to) : pureLibraries.has(i.to) || (i.to === "luxon" && i.from === "src/shared/calendar.ts");

/** The composition root (with a file per platform that it opens) and the command line, which know everybody. */
const knowsAll = (path: string): boolean => /^adapters\/(compose|main|cli|open-[a-z]+)\.ts$|^adapters\/cli\//.test(path);

/** The adapter a file belongs to: its folder, or itself at the top. The embedded store is an adapter of its own inside mongo/. */
export function adapterOf(path: string): string {
  if (path.startsWith("adapters/mongo/embedded/")) return "adapters/mongo/embedded";
  if (/^adapters\/(config\.ts|settings\/)/.test(path)) return "adapters/config";
  if (/^adapters\/log[.-]/.test(path)) return "adapters/log";
  return path.split("/").slice(0, 2).join("/");
}

export const adaptersStandAlone: Rule = (sources) =>
  told(
    all(sources).filter(
      (i) => i.file && i.from.startsWith("adapters/") && !knowsAll(i.from) && !inSrc(i.to) && adapterOf(i.from) !== adapterOf(i.to),
    ),
    "an adapter imports src/ and its own library, never another adapter",
  );

/** Libraries that belong to one adapter. Types alone may be shared: a connection handed over has a type. */
const owners: readonly (readonly [library: RegExp, owner: RegExp])[] = [
  [/^@slack\//, /^adapters\/slack\//],
  [/^(botbuilder|@microsoft\/|adaptivecards)/, /^adapters\/teams\//],
  [/^(lmdb|mingo)$/, /^adapters\/mongo\/embedded\//],
  [/^mongoose$/, /^adapters\/mongo\//],
  // agenda's back end is handed the driver's own objects.
  [/^mongodb$/, /^adapters\/(mongo|agenda)\//],
  [/^(agenda|@agendajs\/)/, /^adapters\/agenda\//],
  [/^(express|helmet|express-rate-limit)$/, /^adapters\/(http|web|slack|teams)\//],
  [/^prom-client$/, /^adapters\/http\//],
  [/^hono$/, /^adapters\/web\//],
  [/^commander$/, /^adapters\/cli[./]/],
  [/^pino$/, /^adapters\/log\.ts$/],
  [/^(echarts|@resvg\/|dejavu-fonts-ttf)/, /^adapters\/charts\//],
  [/^docx$/, /^adapters\/documents\//],
  [/^date-holidays$/, /^adapters\/calendar\//],
  [/^luxon$/, /^src\/shared\/calendar\.ts$/],
];

export const librariesStayHome: Rule = (sources) =>
  told(
    all(sources).filter((i) => !i.file && !i.typeOnly && owners.some(([library, owner]) => library.test(i.to) && !owner.test(i.from))),
    "this library belongs to another adapter",
  );

/** A platform costs seconds to load, so its folder is loaded only when it is configured. */
export const platformsAreLoadedLate: Rule = (sources) =>
  told(
    all(sources).filter((i) => {
      const platform = /^adapters\/(slack|teams)\//.exec(i.to)?.[0];
      if (!i.file || !platform || i.from.startsWith(platform)) return false;
      return i.from !== "adapters/open-platforms.ts" || !(i.late || i.typeOnly);
    }),
    "a platform is loaded by `await import()` in open-platforms.ts, nowhere else",
  );

export const onlyConfigReadsTheEnvironment: Rule = (sources) =>
  sources
    .filter((s) => s.readsEnvironment && s.path !== "adapters/settings/environment.ts")
    .map((s) => `${s.path} reads process.env: take it from the configuration`);

/** shared, texts < vocabulary < domain < ports.ts < use cases < routes.ts < app.ts. */
function layerOf(path: string): number {
  if (/^src\/(shared|texts)\//.test(path)) return 0;
  if (path.startsWith("src/vocabulary/")) return 1;
  if (path === "src/routes.ts") return 3;
  if (path === "src/app.ts") return 4;
  return 2;
}

export const layersGoOneWay: Rule = (sources) =>
  told(
    all(sources).filter((i) => i.file && inSrc(i.from) && inSrc(i.to) && layerOf(i.to) > layerOf(i.from)),
    "layers go one way: shared, texts < vocabulary < domain < ports < use cases < routes < app",
  );

/** Below the ports (what needs none of them) everything is pure and synchronous; above them verbs may await. */
export const belowPortsNothingAwaits: Rule = (sources) => {
  const above = reaching(sources, isPort);
  return sources
    .filter((s) => inSrc(s.path) && s.awaits && !above.has(s.path))
    .map((s) => `${s.path} awaits but needs no port: below the ports everything is synchronous`);
};

const isPort = (path: string): boolean => path === "src/ports.ts" || path.startsWith("src/ports/");

function reaching(sources: readonly SourceFile[], isTarget: (path: string) => boolean): ReadonlySet<string> {
  const found = new Set(sources.flatMap((s) => [s.path, ...s.imports.map((i) => i.to)]).filter(isTarget));
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const i of all(sources)) if (i.file && found.has(i.to)) found.add(i.from);
  }
  return found;
}

/** Circles among the imports, types included: each as its path. */
export const noCircles: Rule = (sources) => {
  const next = new Map(sources.map((s) => [s.path, s.imports.filter((i) => i.file && !i.late).map((i) => i.to)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) circles.push([...trail.slice(start), path].join(" -> "));
    if (start >= 0 || done.has(path)) return;
    for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return circles;
};

export const importsAreThere: Rule = (sources) => {
  const known = new Set(sources.map((s) => s.path));
  const builtin = new Set(builtinModules);
  return [
    ...told(all(sources).filter((i) => i.file && /\.tsx?$/.test(i.to) && !known.has(i.to)), "there is no such file"),
    ...told(all(sources).filter((i) => !i.file && builtin.has(i.to)), "write node: in front"),
  ];
};

export const srcFilesStaySmall: Rule = (sources) =>
  sources.filter((s) => inSrc(s.path) && s.lines > 300).map((s) => `${s.path} has ${s.lines} lines: split it (300 at most)`);
