import { execFileSync } from "node:child_process";

const libraries = [
  "commander", "i18next", "luxon", "minisearch", "yaml", "zod", "pino", "prom-client", "helmet", "express-rate-limit", "express",
  "lmdb", "mingo", "bson", "mongodb", "mongoose", "agenda", "@agendajs/mongo-backend", "date-holidays", "hono/jsx", "@slack/bolt", "botbuilder",
  "@microsoft/teams-ai",
];
const code = (name) => `
  const m = process.memoryUsage().rss, t = performance.now();
  await import(${JSON.stringify(name)});
  console.log(JSON.stringify([performance.now() - t, (process.memoryUsage().rss - m) / 2 ** 20]));`;

/** Each library alone: what it shares with others (mongodb inside mongoose) is counted in both. */
export function measureImports() {
  const rows = libraries.map((name) => {
    const runs = Array.from({ length: 3 }, () => JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", code(name)], { encoding: "utf8" })));
    const median = (i) => runs.map((r) => r[i]).sort((a, b) => a - b)[1];
    return { name, ms: median(0), mb: median(1) };
  });
  rows.sort((a, b) => b.ms - a.ms);
  return [["", "time", "memory"], ...rows.map((r) => [r.name, `${Math.round(r.ms)} ms`, `${Math.round(r.mb)} MB`])];
}
