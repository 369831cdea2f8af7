import type { OwedItem } from "../evaluation/answer.ts";
import type { Ports } from "../ports.ts";
import { indicatorById, measureById, projectById } from "../programme/look-up.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { roundOf } from "./goal-view.ts";
import { openRecords } from "./records.ts";
import type { MissingGroup, MissingItem, MissingView } from "./views.ts";

/**
 * Items without an answer in the open round, by group and in the document's order. It knows no people: the tone is open and
 * encouraging, and a channel reads it. Groups with nothing open are left out; without an open round there are none.
 */
export async function missing(ports: Ports, programme: Programme, key: { readonly group?: string | undefined }): Promise<MissingView> {
  const records = await openRecords(ports, programme);
  const { round } = records;
  if (round?.state !== "open") return { ...roundOf(records), demo: programme.demo, groups: [] };
  const where = { round: round.id, state: "open" as const, ...(key.group === undefined ? {} : { group: key.group }) };
  const rows = (await ports.stores.owed.find(where)).map((s) => s.value).sort((a, b) => a.order - b.order);
  const groups = programme.groups.flatMap((g) => missingIn(programme, g, rows.filter((r) => r.group === g.id)));
  return { ...roundOf(records), demo: programme.demo, groups };
}

const missingIn = (programme: Programme, group: WorkingGroup, rows: readonly OwedItem[]): readonly MissingGroup[] =>
  rows.length === 0 ? [] : [{ group, total: rows.length, items: rows.map((r) => missingItem(programme, r)) }];

function missingItem(programme: Programme, row: OwedItem): MissingItem {
  const measure = measureById(programme, row.subject)?.measure;
  const project = measure ? undefined : projectById(programme, row.subject)?.project;
  const indicator = row.indicator === undefined ? undefined : indicatorById(programme, row.indicator)?.indicator;
  return {
    kind: row.kind,
    ownerMissing: row.ownerMissing,
    ...(measure ? { measure } : {}),
    ...(project ? { project } : {}),
    ...(indicator ? { indicator } : {}),
  };
}
