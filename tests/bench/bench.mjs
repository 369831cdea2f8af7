// Measures the built product on this machine and prints the figures beside their goals. Run `npm run build` first.
// Usage: npm run bench [-- --imports]
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { measureImports } from "./imports.mjs";
import { measureQuestions } from "./questions.mjs";
import { measureReading } from "./reading.mjs";
import { measureSweep } from "./sweep.mjs";
import { measureStart } from "./start.mjs";

if (!existsSync("dist/adapters/cli.js")) {
  console.error("There is no built product. Run: npm run build");
  process.exit(2);
}

const cpus = os.cpus();
console.log(`Machine  ${os.hostname()}, ${cpus[0]?.model.trim() ?? "unknown CPU"} × ${cpus.length}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}`);
console.log(`Node     ${process.version}`);
console.log(`Load     ${os.loadavg().map((n) => n.toFixed(1)).join(" ")} (1, 5, 15 min)\n`);

const start = await measureStart({ rounds: 5 });
const questions = await measureQuestions({ count: 1_000 });
const reading = await measureReading({ items: 2_000 });
const sweep = await measureSweep({ count: 100_000 });

const rows = [
  ["", "measured", "goal", ""],
  row("start to ready, empty folder (first start)", start.firstMs, 3_000, "ms"),
  row("start to ready, median of 5", start.medianMs, 3_000, "ms"),
  row("idle memory (RSS)", start.rssMb, 200, "MB"),
  row("status question p95", questions.p95, 25, "ms"),
  row("reading a message, 2,000 items, p95", reading.p95, 5, "ms"),
  row("index of 2,000 items", reading.indexMb, 30, "MB"),
  row("sweep that finds what is due, 100,000 owed items", sweep.full.due.ms, 1_000, "ms"),
];
print(rows);
console.log(`\nStarts      ${start.all.map((ms) => `${ms} ms`).join(", ")}`);
console.log(`Questions   ${questions.count} in one process: p50 ${questions.p50} ms, p95 ${questions.p95} ms, p99 ${questions.p99} ms, slowest ${questions.max} ms`);
console.log(`Reading     ${reading.messages} messages with ${reading.items} items: p50 ${reading.p50} ms, p95 ${reading.p95} ms`);
console.log(`Processor   ${start.cpuMs} ms for a start, ${questions.cpuEach} ms for a question (both cores together; little changed by other work)`);
const took = (t) => `${t.ms} ms (processor ${t.cpuMs} ms)`;
console.log(`Sweep       without the ${sweep.count}: ${took(sweep.alone.due)} with a step due for ${sweep.people} people, ${took(sweep.alone.idle)} with nothing due;`);
console.log(`            with them: ${took(sweep.full.due)} with a step due, ${took(sweep.full.idle)} with nothing due (${took(sweep.full.first)} right after they were written)`);
console.log(`Answered    ${questions.answered} of ${questions.count} with figures or a status; process ${questions.rssMb} MB`);

if (process.argv.includes("--imports")) {
  console.log("\nWhat an import costs, each alone in a new process (median of 3):");
  print(await measureImports());
}
// Each platform beside a bare application on its own library, and the outbox with 100,000 entries: each in a process of its own.
let othersOk = true;
for (const part of ["slack", "teams", "outbox"]) {
  console.log("");
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${part}.mjs`)], { stdio: "inherit" });
  othersOk &&= status === 0;
}
process.exitCode = othersOk && rows.slice(1).every((r) => r[3] === "ok") ? 0 : 1;

function row(name, measured, goal, unit) {
  return [name, `${measured} ${unit}`, `<= ${goal} ${unit}`, measured <= goal ? "ok" : "MISSED"];
}

function print(table) {
  const widths = table[0].map((_, i) => Math.max(...table.map((r) => r[i].length)));
  for (const r of table) console.log(r.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("   "));
}
