import { readStartFiles } from "../../../../adapters/sample/start-files.ts";
import { renderCardView, renderHome, renderMessage } from "../../../../adapters/slack/render/render-card.ts";
import { renderScreen } from "../../../../adapters/slack/render/render-screen.ts";
import type { Language } from "../../../../src/shared/language.ts";
import type { Card } from "../../../../src/vocabulary/card.ts";
import type { Screen } from "../../../../src/vocabulary/form.ts";
import type { Incoming } from "../../../../src/vocabulary/incoming.ts";
import type { Reply } from "../../../../src/vocabulary/reply.ts";
import { openOffice, smallPeople } from "../../../support/office.ts";
import { smallProgramme } from "../../../support/small-programme.ts";
import type { Office } from "../../../support/office.ts";
import type { TestStore } from "../../../support/store.ts";
import { brokenRules, brokenView } from "./block-rules.ts";

const memo = { place: { conversation: "D123", kind: "direct" as const } };

export const brokenCard = (card: Card): readonly unknown[] => [
  ...[true, false].flatMap((tables) => {
    const message = renderMessage(card, { tables });
    return [...brokenRules(message.blocks, "message"), ...(message.text.length < 1 || message.text.length > 4000 ? ["text"] : [])];
  }),
  ...brokenView(renderCardView(card)),
  ...brokenView(renderHome(card)),
];

export const brokenScreen = (screen: Screen): readonly unknown[] =>
  [true, false].flatMap((unfolded) => brokenView(renderScreen(screen, { unfolded, zone: "Europe/Helsinki", memo })));

export const brokenReply = (reply: Reply): readonly unknown[] =>
  reply.kind === "screen" ? brokenScreen(reply.screen) : reply.kind === "nothing" ? [] : brokenCard(reply.card);

export interface Seen {
  readonly what: string;
  readonly reply: Reply;
}

type Files = Awaited<ReturnType<typeof readStartFiles>>;

/** What a programme answers to its own questions in each language: the small one's, or all of the sample's. */
export async function everyReply(store: TestStore, languages: readonly Language[], reach: "some" | "all"): Promise<readonly Seen[]> {
  const files: Files = reach === "all" ? await readStartFiles(undefined, undefined) : { programme: smallProgramme, people: smallPeople(smallProgramme) };
  const office = await openOffice(store, { programme: files.programme, people: () => ({ ...files.people, persons: files.people.persons.map((p, i) => ({ ...p, language: languages[i % languages.length] ?? "fi" })) }) });
  await office.goTo("2021-04-01");
  const seen: Seen[] = office.messenger.arrived.map((sent) => ({ what: sent.message.key, reply: { kind: "card", card: sent.message.card, to: "place" } }));
  for (const language of languages) {
    for (const p of await store.stores.persons.find({ programme: files.programme.id })) await store.stores.persons.save(p, { ...p.value, language });
    seen.push(...(await repliesIn(office, files, reach)));
  }
  return seen;
}

async function repliesIn(office: Office, files: Files, reach: "some" | "all"): Promise<readonly Seen[]> {
  const { programme } = files;
  const seen: Seen[] = [];
  const some = <T>(all: readonly T[], most: number): readonly T[] => (reach === "all" ? all : all.slice(0, most));
  const people = some([...new Set(files.people.roles.map((r) => r.person))], 3);
  const [anybody = ""] = people;
  const hear = async (who: string, where: string, said: object): Promise<Reply> => {
    const conversation = where === "dm" ? `dm-${who}` : where;
    const reply = await office.app.handle({
      id: String(seen.length), actor: { platform: "test", tenant: "T1", user: who }, canOpenForms: true,
      place: { platform: "test", tenant: "T1", conversation, kind: where === "dm" ? "direct" : "channel" }, ...said,
    } as Incoming);
    seen.push({ what: JSON.stringify(said).slice(0, 200), reply });
    return reply;
  };
  const press = (who: string, where: string, route: string, params: Readonly<Record<string, string>> = {}): Promise<Reply> => hear(who, where, { kind: "press", route, params });

  for (const g of some(programme.groups, 2)) {
    for (const route of ["status.group", "status.overdue", "evaluation.missing", "evaluation.preview", "status.measures"]) await press(anybody, g.id, route, { group: g.id, g: g.id });
    for (const goal of some(g.goals, 2)) for (const route of ["status.goal", "status.measures", "status.owner"]) await press(anybody, g.id, route, { group: g.id, goal: String(goal.number) });
    for (const m of some(g.measures, 3)) for (const route of ["status.measure", "status.owner", "status.schedule"]) await press(anybody, g.id, route, { group: g.id, measure: m.id });
    for (const t of g.tables) await press(anybody, g.id, "status.table", { group: g.id, table: t.id });
  }
  for (const text of ["ohje", "tavoite 3 tilanne?", "liitä", "ennakoiva kotikäynti", "mitkä ovat myöhässä?"]) await hear(anybody, "dm", { kind: "text", text });
  for (const who of people) {
    for (const route of ["home", "reading.pick", "settings.language", "people.deputy", "items.delegate", "evaluation.mine", "reminder.snooze"]) await press(who, "dm", route);
    const list = await press(who, "dm", "evaluation.start");
    if (list.kind !== "screen") continue;
    const rows = list.screen.body.flatMap((b) => (b.kind === "list" ? b.items.flatMap((i) => (i.button ? [i.button] : [])) : []));
    for (const row of some(rows, 3)) {
      const item = await press(who, "dm", row.route, row.params);
      if (item.kind !== "screen") continue;
      const { session, rev, fields } = item.screen;
      await hear(who, "dm", { kind: "submit", session, rev, action: "submit", values: Object.fromEntries(fields.map((f) => [f.id, "monta"])) });
    }
  }
  return seen;
}
