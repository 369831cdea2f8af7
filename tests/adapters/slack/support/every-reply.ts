import { readStartFiles } from "../../../../adapters/sample/start-files.ts";
import { renderCardView, renderHome, renderMessage } from "../../../../adapters/slack/render/render-card.ts";
import { renderScreen } from "../../../../adapters/slack/render/render-screen.ts";
import type { People } from "../../../../src/programme/load-programme.ts";
import type { Programme } from "../../../../src/programme/programme.ts";
import { routes } from "../../../../src/routes.ts";
import { languages } from "../../../../src/shared/language.ts";
import type { Language } from "../../../../src/shared/language.ts";
import type { Block, Button, Card } from "../../../../src/vocabulary/card.ts";
import type { Field, Screen } from "../../../../src/vocabulary/form.ts";
import { allFields } from "../../../../src/vocabulary/form.ts";
import type { Incoming } from "../../../../src/vocabulary/incoming.ts";
import { encodePress, longestPress } from "../../../../src/vocabulary/press.ts";
import type { Reply } from "../../../../src/vocabulary/reply.ts";
import { openOffice, smallPeople } from "../../../support/office.ts";
import { smallProgramme } from "../../../support/small-programme.ts";
import type { TestStore } from "../../../support/store.ts";
import { brokenRules, brokenView } from "./block-rules.ts";

const memo = { place: { conversation: "D123", kind: "direct" as const } };

export const brokenCard = (card: Card): readonly unknown[] => [
  ...(["all", "plain"] as const).flatMap((extras) => {
    const message = renderMessage(card, { extras });
    return [...brokenRules(message.blocks, "message"), ...(message.text.length < 1 || message.text.length > 4000 ? ["text"] : [])];
  }),
  ...brokenView(renderCardView(card)),
  ...brokenView(renderHome(card)),
];

export const brokenScreen = (screen: Screen): readonly unknown[] =>
  [true, false].flatMap((unfolded) => brokenView(renderScreen(screen, { unfolded, zone: "Europe/Helsinki", memo })));

/** A button that would be left out, because a select cannot carry what it says. */
const tooLong = (blocks: readonly Block[]): readonly unknown[] => buttonsIn(blocks).filter((b) => encodePress(b).length > longestPress).map((b) => `press of ${encodePress(b)}`);

export const brokenReply = (reply: Reply): readonly unknown[] => {
  if (reply.kind === "nothing") return [];
  return reply.kind === "screen" ? [...brokenScreen(reply.screen), ...tooLong(reply.screen.body)] : [...brokenCard(reply.card), ...tooLong(reply.card.blocks)];
};

const buttonsIn = (blocks: readonly Block[]): readonly Button[] =>
  blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons : b.kind === "list" ? b.items.flatMap((i) => (i.button ? [i.button] : [])) : []));

export interface Seen {
  readonly what: string;
  readonly reply: Reply;
}

export interface Seeing {
  /** Walked through once for each; `mixed`: once, everybody in a language of their own. */
  readonly languages: readonly Language[] | "mixed";
  /** Presses of one kind (the same route and the same names of params) that one person makes in one language. */
  readonly ofAKind: number;
  readonly files?: { readonly programme: Programme; readonly people: People };
}

export const sampleFiles = (): ReturnType<typeof readStartFiles> => readStartFiles(undefined, undefined);
const smallFiles = { programme: smallProgramme, people: smallPeople(smallProgramme) };

/** The small programme with names as long as nobody writes them: everything that shows one has to shorten it. */
export function longWinded(): { programme: Programme; people: People } {
  const long = (text: string): string => `${text} ja niin edelleen & <niin edelleen> **aina**`.repeat(12);
  const stretched = JSON.parse(JSON.stringify(smallProgramme), (key, value: unknown) => (typeof value === "string" && ["name", "title", "text"].includes(key) ? long(value) : value)) as Programme;
  const people = smallPeople(smallProgramme);
  return { programme: stretched, people: { ...people, persons: people.persons.map((p) => ({ ...p, name: long(p.name).slice(0, 300) })) } };
}

/**
 * Everything that a product answers, found by walking: every route there is, every button that any answer or delivered message shows,
 * every form filled in with nothing, with rubbish and with the first that is offered. What is added later is walked into by itself.
 */
export async function everyReply(store: TestStore, seeing: Seeing): Promise<readonly Seen[]> {
  const files = seeing.files ?? smallFiles;
  const office = await openOffice(store, { programme: files.programme, people: () => files.people });
  const seen: Seen[] = [];
  const passes = seeing.languages === "mixed" ? [languages] : seeing.languages.map((one) => [one]);
  for (const [n, spoken] of passes.entries()) {
    const persons = await store.stores.persons.find({ programme: files.programme.id });
    for (const [i, p] of persons.entries()) await store.stores.persons.save(p, { ...p.value, language: spoken[i % spoken.length] ?? "fi" });
    await office.goTo(["2021-04-01", "2021-07-01", "2021-10-01"][n] ?? "2022-01-03");
    for (const who of walkersOf(files.people)) seen.push(...(await walk({ office, who, group: groupOf(files, who), ofAKind: seeing.ofAKind })));
    await office.app.run("deliver");
  }
  const delivered = office.messenger.arrived.map((sent): Seen => ({ what: sent.message.key, reply: { kind: "card", card: sent.message.card, to: "place" } }));
  return [...seen, ...delivered];
}

/** One of each role; of chairs one is enough. */
const walkersOf = (people: People): readonly string[] => [...new Map(people.roles.map((r) => [r.role, r.person])).values()];

const groupOf = (files: { programme: Programme; people: People }, who: string): string =>
  files.people.roles.find((r) => r.person === who && r.group)?.group ?? files.programme.groups[0]?.id ?? "";

interface Walk {
  readonly office: Awaited<ReturnType<typeof openOffice>>;
  readonly who: string;
  readonly group: string;
  readonly ofAKind: number;
}

const asked = ["ohje", "tavoite 1 tilanne?", "liitä", "mitkä ovat myöhässä?", "mitä minulta puuttuu?", "asdfgh"];

async function walk({ office, who, group, ofAKind }: Walk): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const kinds = new Map<string, number>();
  const waiting: Button[] = routes.flatMap(({ name }) => [{ label: "", route: name }, { label: "", route: name, params: { g: group, group, goal: "1" } }]);
  const meet = (what: string, reply: Reply): void => {
    seen.push({ what: `${who}: ${what}`, reply });
    if (reply.kind === "card" || reply.kind === "closed") waiting.push(...buttonsIn(reply.card.blocks));
    if (reply.kind === "screen") waiting.push(...buttonsIn(reply.screen.body));
  };
  const hear = (where: string, said: object): Promise<Reply> =>
    office.app.handle({
      id: `${who}:${String(seen.length)}`, actor: { platform: "test", tenant: "T1", user: who }, canOpenForms: true,
      place: { platform: "test", tenant: "T1", conversation: where === "dm" ? `dm-${who}` : where, kind: where === "dm" ? "direct" : "channel" }, ...said,
    } as Incoming);
  const filled = async (screen: Screen): Promise<void> => {
    for (const [action, values] of fillings(screen)) {
      const reply = await hear("dm", { kind: "submit", session: screen.session, rev: screen.rev, action, values });
      meet(`${screen.title}: ${action}`, reply);
      if (reply.kind !== "screen" || reply.screen.session !== screen.session) return;
    }
  };
  for (const text of asked) meet(text, await hear(group, { kind: "text", text }));
  for (let button = waiting.shift(); button; button = waiting.shift()) {
    const kind = `${button.route}?${Object.keys(button.params ?? {}).sort().join("&")}`;
    const before = kinds.get(kind) ?? 0;
    if (before >= ofAKind) continue;
    kinds.set(kind, before + 1);
    const reply = await hear("dm", { kind: "press", route: button.route, params: button.params ?? {} });
    meet(encodePress(button), reply);
    if (reply.kind === "screen") await filled(reply.screen);
  }
  return seen;
}

/** What is submitted to a screen, one after the other: nothing, rubbish, its own ways on, and the first of everything that is offered. */
const fillings = (screen: Screen): readonly (readonly [string, Readonly<Record<string, string>>])[] => [
  ["submit", {}],
  ["submit", Object.fromEntries(allFields(screen).map((f) => [f.id, "monta"]))],
  ...screen.actions.map((a) => [a.id, {}] as const),
  ["submit", Object.fromEntries(allFields(screen).map((f) => [f.id, good(f)]))],
];

function good(field: Field): string {
  switch (field.kind) {
    case "number":
      return "12,5";
    case "text":
      return "pitkä teksti ".repeat(400).slice(0, field.maxLength);
    case "date":
      return "2022-01-10";
    case "dateTime":
      return "2022-01-10T09:30";
    default:
      return field.options[0]?.value ?? "";
  }
}
