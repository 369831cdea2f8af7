import { forms, routes } from "../../src/routes.ts";
import type { Programme } from "../../src/programme/programme.ts";
import type { Language } from "../../src/shared/language.ts";
import type { Block, Button } from "../../src/vocabulary/card.ts";
import { allFields } from "../../src/vocabulary/form.ts";
import type { Field, Screen } from "../../src/vocabulary/form.ts";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { People } from "../../src/programme/load-programme.ts";
import { openOffice } from "./office.ts";
import type { Office } from "./office.ts";
import type { TestStore } from "./store.ts";

/** Something that Kvartti shows, and what brought it about. */
export interface Seen {
  readonly what: string;
  readonly reply: Reply;
}

export interface Everything {
  readonly seen: readonly Seen[];
  /** Names of the forms that were drawn, of those in src/routes.ts. */
  readonly forms: readonly string[];
}

export interface Reach {
  readonly programme: Programme;
  readonly people: People;
  readonly languages: readonly Language[];
  /** How often a route is pressed with the same kind of params, and a kind of screen filled in, by one person in one language. */
  readonly most: number;
  /** People take turns with the languages: each sees everything in one. */
  readonly quick?: boolean;
}

/**
 * Everything that can be shown, found and not listed: every route is pressed by everybody, every button of every answer is pressed in
 * its turn, every screen is filled in wrongly, rightly and left by each of its ways. What is added to `routes` is found by itself.
 */
export async function everyReply(store: TestStore, reach: Reach): Promise<Everything> {
  const office = await openOffice(store, { programme: reach.programme, people: () => reach.people });
  await office.goTo("2021-04-01");
  const seen: Seen[] = [];
  const drawn = new Set<string>();
  const people = [...new Set(reach.people.roles.map((r) => r.person))];
  for (const [turn, language] of reach.languages.entries()) {
    for (const p of await store.stores.persons.find({ programme: reach.programme.id })) await store.stores.persons.save(p, { ...p.value, language });
    const visit = visitorOf(office, store, reach, { seen, drawn });
    for (const [i, who] of people.entries()) if (!reach.quick || i % reach.languages.length === turn) await visit.asPerson(who);
    await office.app.run("sweep");
  }
  seen.push(...office.messenger.arrived.map((sent) => ({ what: sent.message.key, reply: { kind: "card", card: sent.message.card, to: "place" } as const })));
  return { seen: different(seen), forms: forms.map((f) => f.name).filter((name) => drawn.has(name)) };
}

/** What looks the same is looked at once. */
function different(seen: readonly Seen[]): readonly Seen[] {
  const looks = new Map(seen.map((s) => [JSON.stringify(s.reply).replace(/"(?:session|rev|s|t)":"?[^",}]*"?/g, ""), s]));
  return [...looks.values()];
}

interface Step {
  readonly where: string;
  readonly said: { readonly kind: "press"; readonly route: string; readonly params: Readonly<Record<string, string>> } | { readonly kind: "text"; readonly text: string };
}

const texts = ["ohje", "tavoite 1 tilanne?", "tavoite 3 tilanne?", "liitä", "ennakoiva kotikäynti", "mitkä ovat myöhässä?", "jotain aivan muuta", "x".repeat(5_000)];

function visitorOf(office: Office, store: TestStore, reach: Reach, found: { readonly seen: Seen[]; readonly drawn: Set<string> }): { asPerson(who: string): Promise<void> } {
  const done = new Map<string, number>();
  const again = (key: string): boolean => {
    const count = done.get(key) ?? 0;
    done.set(key, count + 1);
    return count < reach.most;
  };
  const hear = async (who: string, where: string, said: object): Promise<Reply> => {
    const place = { platform: "test", tenant: "T1", conversation: where === "dm" ? `dm-${who}` : where, kind: where === "dm" ? ("direct" as const) : ("channel" as const) };
    const reply = await office.app.handle({ id: String(found.seen.length), actor: { platform: "test", tenant: "T1", user: who }, canOpenForms: true, place, ...said } as Incoming);
    found.seen.push({ what: `${who}: ${JSON.stringify(said).slice(0, 200)}`, reply });
    return reply;
  };

  async function fillIn(who: string, step: Step, first: Screen): Promise<readonly Reply[]> {
    const name = (await store.stores.sessions.get(first.session))?.value.form;
    if (name !== undefined) found.drawn.add(name);
    if (!again(`${name ?? ""} ${allFields(first).map((f) => f.kind).join()} ${first.actions.map((a) => a.id).join()}`)) return [];
    const submit = (s: Screen, action: string, value: (f: Field) => string): Promise<Reply> =>
      hear(who, "dm", { kind: "submit", session: s.session, rev: s.rev, action, values: Object.fromEntries(allFields(s).map((f) => [f.id, value(f)])) });
    const replies: Reply[] = [];
    let open = first;
    for (const value of [() => "", () => "monta", rightly]) {
      const reply = await submit(open, "submit", value);
      replies.push(reply);
      if (reply.kind !== "screen") break;
      open = reply.screen;
    }
    for (const action of first.actions) {
      const reopened = await hear(who, step.where, step.said);
      if (reopened.kind === "screen") replies.push(await submit(reopened.screen, action.id, () => ""));
    }
    return replies;
  }

  return {
    async asPerson(who) {
      const [group] = reach.programme.groups;
      const queue: Step[] = [...["dm", group?.id ?? ""].flatMap((where) => starts(reach.programme, where))];
      for (let step = queue.shift(); step; step = queue.shift()) {
        const { where, said } = step;
        const key = said.kind === "text" ? `${who} ${where} ${said.text}` : `${who} ${where === "dm" ? "dm" : "channel"} ${said.route} ${Object.keys(said.params).join()}`;
        if (!again(key)) continue;
        const reply = await hear(who, where, said);
        const replies = [reply, ...(reply.kind === "screen" ? await fillIn(who, step, reply.screen) : [])];
        for (const button of replies.flatMap(buttonsOf)) queue.push({ where, said: { kind: "press", route: button.route, params: button.params ?? {} } });
      }
    },
  };
}

/** Every route by itself, and with the params that its buttons usually have. */
function starts(programme: Programme, where: string): readonly Step[] {
  const [group] = programme.groups;
  const [measure] = group?.measures ?? [];
  const usual = {
    group: group?.id ?? "", g: group?.id ?? "", goal: String(group?.goals[0]?.number ?? 1), n: String(group?.goals[0]?.number ?? 1), measure: measure?.id ?? "", m: measure?.id ?? "",
    indicator: measure?.indicators[0]?.id ?? "", table: programme.groups.flatMap((g) => g.tables)[0]?.id ?? "",
  };
  return [
    ...texts.map((text) => ({ where, said: { kind: "text" as const, text } })),
    // Taking the link away would end all else that can be seen in the channel.
    ...routes.filter((r) => r.name !== "place.unlink").flatMap((r) => [{}, usual].map((params) => ({ where, said: { kind: "press" as const, route: r.name, params } }))),
  ];
}

const rightly = (f: Field): string => {
  switch (f.kind) {
    case "number":
      return "12,5";
    case "text":
      return "Työ etenee. ".repeat(Math.floor(f.maxLength / 12)).trim() || "x";
    case "choice":
    case "choices":
    case "person":
      return f.options[0]?.value ?? "";
    case "date":
      return "2021-06-01";
    case "dateTime":
      return "2021-06-01T09:00";
    default:
      return f satisfies never;
  }
};

/** The buttons that a reply shows. */
export function buttonsOf(reply: Reply): readonly Button[] {
  const blocks: readonly Block[] = reply.kind === "screen" ? reply.screen.body : reply.kind === "nothing" ? [] : reply.card.blocks;
  return blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons : b.kind === "list" ? b.items.flatMap((i) => (i.button ? [i.button] : [])) : []));
}

/** The same programme with every title and text as long as a document writer makes them on a bad day. */
export function longWinded(programme: Programme): Programme {
  const long = (text: string): string => `${text} ${"kehittämistoimenpidekokonaisuuksien yhteensovittaminen ja juurruttaminen ".repeat(4)}`.trim();
  return {
    ...programme,
    groups: programme.groups.map((g) => ({
      ...g, name: long(g.name).slice(0, 120),
      goals: g.goals.map((goal) => ({ ...goal, title: long(goal.title) })),
      measures: g.measures.map((m) => ({ ...m, title: long(m.title), remarks: m.remarks.map(long), indicators: m.indicators.map((i) => ({ ...i, text: long(i.text) })) })),
      projects: g.projects.map((p) => ({ ...p, title: long(p.title) })),
    })),
  };
}

