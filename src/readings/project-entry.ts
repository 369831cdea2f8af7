import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { EntryChange, FigureEntry } from "./figure-entry.ts";

/** Makes readings from changes that have not been made yet. Ids come from the entry and the change, so doing it again changes nothing. */
export async function projectEntry(ports: Ports, stored: Stored<FigureEntry>): Promise<void> {
  const entry = stored.value;
  for (const change of entry.changes.slice(entry.projected)) await projectOne(ports, entry, change);
  await ports.stores.entries.save(stored, { ...entry, projected: entry.changes.length, settled: true });
}

/** What a crash left unmade between a save and its readings. */
export async function keepEntries(ports: Ports, active: ActiveProgramme): Promise<void> {
  for (const stored of await ports.stores.entries.find({ programme: active.programme.id, settled: false })) await projectEntry(ports, stored);
}

const readingId = (entry: FigureEntry, number: number): string => `${entry.id}/${String(number)}`;

async function projectOne(ports: Ports, entry: FigureEntry, { number, at, by, deed }: EntryChange): Promise<void> {
  const { readings } = ports.stores;
  switch (deed.kind) {
    case "recorded": {
      const { organisation, programme, series, period, asOf } = entry;
      await readings.insert({ organisation, programme, id: readingId(entry, number), series, period, asOf, answer: deed.answer, by, at, knownOn: deed.knownOn });
      return;
    }
    case "takenBack":
      await readings.remove(readingId(entry, deed.of));
      return;
    case "confirmed": {
      const reading = await readings.get(readingId(entry, deed.of));
      if (reading && reading.value.confirmedOn === undefined) await readings.save(reading, { ...reading.value, confirmedOn: deed.on });
      return;
    }
  }
}
