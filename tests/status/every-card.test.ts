import { describe, expect, test } from "vitest";
import { routes } from "../../src/routes.ts";
import { languages } from "../../src/shared/language.ts";
import { goalMeasuresCard, goalStatusCard } from "../../src/status/goal-cards.ts";
import { goalView } from "../../src/status/goal-view.ts";
import { groupStatusCard } from "../../src/status/group-cards.ts";
import { groupStatus } from "../../src/status/group-status.ts";
import { indicatorStatusCard } from "../../src/status/indicator-cards.ts";
import { measureStatusCard, projectStatusCard } from "../../src/status/measure-cards.ts";
import { measureView } from "../../src/status/measure-view.ts";
import { projectView } from "../../src/status/project-view.ts";
import { reasonCodes } from "../../src/status/reasons.ts";
import { openRecords } from "../../src/status/records.ts";
import { say } from "../../src/texts/texts.ts";
import type { Button, Card } from "../../src/vocabulary/card.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import { encodePress, longestPress } from "../../src/vocabulary/press.ts";
import { withStore } from "../support/store.ts";
import { office, sampleProgramme } from "./office.ts";

const store = withStore({ start: "2023-02-20T09:00:00+02:00" });
const programme = sampleProgramme();
const routeNames = new Set(routes.map((r) => r.name));
const asked = { asked: "mites kotihoidon luvut siellä vanhuspuolella nyt ovat, onko ”3b” jo valmis?" };

const buttonsOf = (card: Card): readonly Button[] =>
  card.blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons : b.kind === "list" ? b.items.flatMap((i) => (i.button ? [i.button] : [])) : []));

function faultsOf(card: Card): readonly string[] {
  const text = cardText(card);
  return [
    ...(/undefined|NaN|\[object|\{\{|\bstatus\.|\bask\.|\*\*|Infinity|\.\.(?!\.)|…\./.test(text) ? [`odd text: ${text}`] : []),
    ...(card.summary === "" || /[\n*]/.test(card.summary) ? [`odd summary: ${card.summary}`] : []),
    ...buttonsOf(card).flatMap((b) => [
      ...(encodePress(b).length > longestPress ? [`too long a button: ${encodePress(b)}`] : []),
      ...(routeNames.has(b.route) ? [] : [`no such route: ${b.route}`]),
      ...(b.label.length > 75 ? [`too long a label: ${b.label}`] : []),
    ]),
    ...(card.demo ? [] : ["not marked as a sample"]),
  ];
}

/** Everything recorded that can be: figures good and bad, milestones, descriptions, judgements old and new. */
async function busyOffice(): Promise<ReturnType<typeof office>> {
  const o = office(programme, store);
  await o.openRound("2022-Q3", "2022-10-28");
  await o.openRound("2022-Q4", "2023-02-28");
  let n = 0;
  for (const measure of programme.groups.flatMap((g) => g.measures)) {
    n += 1;
    const status = (["onTrack", "offTrack", "atRisk", "done"] as const)[n % 4] ?? "onTrack";
    if (n % 3 > 0) await o.judges(measure.id, n % 2 ? "2022-Q4" : "2022-Q3", status);
    for (const i of measure.indicators) {
      const value = i.kind === "milestone" ? n % 2 === 0 : i.kind === "qualitative" ? "Etenee **hyvin**" : n * 1.37;
      await o.reads(i.series ?? i.id, "2022-Q3", value, "2022-Q3");
      if (n % 2) await o.reads(i.series ?? i.id, "2022", value);
    }
  }
  return o;
}

describe("every answer about the sample, in three languages", () => {
  test.each(["with nothing recorded", "in a busy office"])("%s reads well, and its buttons work on every platform", async (state) => {
    const o = state === "in a busy office" ? await busyOffice() : office(programme, store);
    const records = await openRecords(o.ports, programme, "many");
    const faults: string[] = [];
    const check = (draw: (language: (typeof languages)[number]) => Card): void => void languages.forEach((l) => faults.push(...faultsOf(draw(l))));
    for (const group of programme.groups) {
      for (const goal of group.goals) {
        const view = { ...(await goalView(records, group, goal)), demo: true };
        check((l) => goalStatusCard(view, l, asked));
        check((l) => goalMeasuresCard(view, l, asked));
      }
      for (const measure of group.measures) {
        const under = { ...(await measureView(records, group, measure)), demo: true };
        check((l) => measureStatusCard(under, l, asked));
        for (const view of under.indicators) check((l) => indicatorStatusCard({ view, under, demo: true, trend: [] }, l, asked));
      }
      for (const project of group.projects) {
        const view = { ...(await projectView(records, group, project)), demo: true };
        check((l) => projectStatusCard(view, l, asked));
      }
      const view = await groupStatus(o.ports, programme, group.id);
      if (view) check((l) => groupStatusCard(view, l, asked));
    }
    expect(faults).toEqual([]);
  });

  test("every rule has its sentence, complete once its figures are filled in", () => {
    const names = ["value", "target", "date", "parts", "progress", "elapsed", "amount", "wanted", "period", "earlier"];
    const params = Object.fromEntries(names.map((name, n) => [name, String(n)]));
    for (const code of reasonCodes) for (const l of languages) expect(say(l, `status.reason.${code}`, params)).toMatch(/^[^{}]{8,}[.]$/);
  });
});
