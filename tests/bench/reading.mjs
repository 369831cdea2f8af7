import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { tsImport } from "tsx/esm/api";

const from = (name) => new URL(`../conversation/understand/${name}`, import.meta.url);

function usedMegabytes() {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Reads real messages with a programme of so many items, as the built product does; the best of three runs of each, so that other work of the machine counts little. */
export async function measureReading({ items }) {
  const { buildReader } = await import("../../dist/src/conversation/understand.js");
  const { readProgramme } = await import("../../dist/src/programme/read-programme.js");
  const { largeProgramme, itemsIn } = await tsImport("../conversation/understand/large-programme.ts", import.meta.url);
  const read = readProgramme(readFileSync(new URL("../../adapters/sample/programme.yaml", import.meta.url), "utf8"));
  const programme = largeProgramme(read.programme, items);
  const texts = readFileSync(from("messages.tsv"), "utf8").trim().split("\n").slice(1).map((line) => line.split("\t"));
  const groups = new Set(programme.groups.map((g) => g.id));
  const before = usedMegabytes();
  const reader = buildReader(programme);
  const indexMb = usedMegabytes() - before;
  const once = ([, channel, text]) => {
    const began = performance.now();
    reader.understand(text, { today: "2026-11-21", ...(groups.has(channel) ? { channelGroup: channel } : {}) });
    return performance.now() - began;
  };
  const times = texts.map((row) => Math.min(once(row), once(row), once(row))).sort((a, b) => a - b);
  const at = (share) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
  return { items: itemsIn(programme.groups), messages: texts.length, p50: at(0.5), p95: at(0.95), indexMb: Number(indexMb.toFixed(1)) };
}
