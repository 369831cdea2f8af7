import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";

/** What staff ask in a channel: by number, by title, by inflection, in three languages. */
const asked = [
  ["vanhus", "tavoite 3 tilanne?"], ["vanhus", "mikä on kotihoidon tilanne"], ["vanhus", "2. tavoitteen tilanne"], ["vanhus", "toimenpide 1a tilanne"],
  ["tieto", "tavoite 1 tilanne?"], ["tieto", "miten tavoite 2 etenee"], ["tieto", "toimenpide 4 tilanne"],
  ["yhteistyo", "tavoite 1 tilanne?"], ["yhteistyo", "hur går det med mål 2?"], ["yhteistyo", "status of goal 4?"],
  ["tyohyvinvointi", "tavoite 2 tilanne?"], ["tyohyvinvointi", "kolmostavoitteen tilanne"], ["digi", "tavoite 1 tilanne?"],
  ["lastensuojelu", "tavoite 2 tilanne?"], ["vammais", "ykköstavoite, missä mennään?"],
];

/** Asks the built product in this process, over its real store, as the playground would. */
export async function measureQuestions({ count }) {
  const { openProduct } = await import("../../dist/adapters/compose.js");
  const { readConfig } = await import("../../dist/adapters/config.js");
  const folder = await mkdtemp(join(os.tmpdir(), "kv-bench-"));
  const quiet = { info: () => undefined, warn: () => undefined, error: (code, context) => console.error(code, context) };
  const product = await openProduct(readConfig({ KVARTTI_DATA: join(folder, "data") }), quiet);
  try {
    await linkPlaces(product);
    for (let i = 0; i < asked.length; i++) await ask(product, i);
    const times = [];
    let answered = 0;
    const cpuBefore = process.cpuUsage();
    for (let i = 0; i < count; i++) {
      const began = performance.now();
      const reply = await ask(product, i);
      times.push(performance.now() - began);
      if (reply.kind === "card") answered += 1;
    }
    const cpu = process.cpuUsage(cpuBefore);
    times.sort((a, b) => a - b);
    const at = (share) => Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1));
    const cpuEach = Number(((cpu.user + cpu.system) / 1_000 / count).toFixed(1));
    return { count, answered, cpuEach, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1), rssMb: Math.round(process.memoryUsage().rss / 2 ** 20) };
  } finally {
    await product.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const place = (group) => ({ platform: "bench", tenant: "bench", conversation: group, kind: "channel" });

async function linkPlaces({ app, stores }) {
  const { placeId } = await import("../../dist/src/vocabulary/incoming.js");
  const { scope, programme } = await app.programme();
  for (const { id } of programme.groups) {
    await stores.places.insert({ ...scope, id: placeId(place(id)), platform: "bench", tenant: "bench", conversation: id, group: id });
  }
}

function ask({ app }, i) {
  const [group, text] = asked[i % asked.length];
  const actor = { platform: "bench", tenant: "bench", user: `staff-${i % 40}` };
  return app.handle({ id: `bench-${i}`, kind: "text", text, actor, place: place(group), canOpenForms: true });
}
