import { routes } from "../../src/routes.ts";
import type { Programme } from "../../src/programme/programme.ts";
import type { Block, Button } from "../../src/vocabulary/card.ts";
import { allFields } from "../../src/vocabulary/form.ts";
import type { Field, Screen } from "../../src/vocabulary/form.ts";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import { measured, rightly } from "./busy-office.ts";
import type { Office } from "./office.ts";
import type { TestStore } from "./store.ts";

/** Something that Kvartti shows, and what brought it about. */
export interface Seen {
  readonly what: string;
  readonly reply: Reply;
}

interface Step {
  readonly where: string;
  /** Asked once more, when more has happened. */
  readonly later?: true;
  readonly said:
    | { readonly kind: "press"; readonly route: string; readonly params: Readonly<Record<string, string>> }
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "file"; readonly name: string; readonly content: Uint8Array };
}

const texts = ["ohje", "tavoite 1 tilanne?", "tavoite 3 tilanne?", "liitä", "ennakoiva kotikäynti", "mitkä ovat myöhässä?", "missä on ongelmia?", "milloin väliarviointi päättyy?", "koko ohjelman tilanne?", "jotain aivan muuta", "x".repeat(5_000)];

/** Somebody who tries everything, once: what leads to the same kind of thing is tried `most` times. */
export interface Visitor {
  hear(who: string, where: string, said: object): Promise<Reply>;
  asPerson(who: string): Promise<void>;
}

export interface Visited {
  readonly programme: Programme;
  readonly most: number;
  readonly document: string;
  readonly seen: Seen[];
  /** Names of the forms that were drawn. */
  readonly drawn: Set<string>;
}

export function visitorOf(office: Office, store: TestStore, visited: Visited): Visitor {
  const done = new Map<string, number>();
  const again = (key: string): boolean => {
    const count = done.get(key) ?? 0;
    done.set(key, count + 1);
    return count < visited.most;
  };
  const hear = async (who: string, where: string, said: object): Promise<Reply> => {
    const place = { platform: "test", tenant: "T1", conversation: where === "dm" ? `dm-${who}` : where, kind: where === "dm" ? ("direct" as const) : ("channel" as const) };
    const reply = await office.app.handle({ id: String(visited.seen.length), actor: { platform: "test", tenant: "T1", user: who }, canOpenForms: true, place, ...said } as Incoming);
    visited.seen.push({ what: `${who}: ${JSON.stringify(said).slice(0, 200)}`, reply });
    return reply;
  };

  const submit = (who: string, s: Screen, action: string, value: (f: Field) => string): Promise<Reply> =>
    hear(who, "dm", { kind: "submit", session: s.session, rev: s.rev, action, values: Object.fromEntries(allFields(s).map((f) => [f.id, value(f)])) });

  async function fillIn(who: string, step: Step, first: Screen): Promise<readonly Reply[]> {
    const name = (await store.stores.sessions.get(first.session))?.value.form;
    if (name !== undefined) visited.drawn.add(name);
    if (!again(`${name ?? ""} ${allFields(first).map((f) => f.kind).join()} ${first.actions.map((a) => a.id).join()}`)) return [];
    const replies: Reply[] = [];
    let open = first;
    for (const value of [() => "", () => "monta", rightly]) {
      const reply = await submit(who, open, "submit", value);
      replies.push(reply);
      if (reply.kind !== "screen") break;
      open = reply.screen;
    }
    for (const action of first.actions) {
      const reopened = await hear(who, step.where, step.said);
      if (reopened.kind === "screen") replies.push(await submit(who, reopened.screen, action.id, () => ""));
    }
    return replies;
  }

  /** A form of many steps, from its first to its end. */
  async function goThrough(who: string, step: Step): Promise<readonly Reply[]> {
    const replies: Reply[] = [await hear(who, step.where, step.said)];
    for (let at = replies[0], left = 14; at?.kind === "screen" && left > 0; left -= 1) {
      at = await submit(who, at.screen, "submit", rightly);
      replies.push(at);
    }
    return replies;
  }

  return {
    hear,
    async asPerson(who) {
      const [group] = visited.programme.groups;
      const document = { kind: "file" as const, name: "ohjelma.txt", content: new TextEncoder().encode(visited.document) };
      const opened = new Map<string, Step>();
      const leadsOn = new Set<string>();
      const follow = async (queue: Step[]): Promise<void> => {
        for (let step = queue.shift(); step; step = queue.shift()) {
          const { where, said } = step;
          if ((said.kind === "press" && ends.has(said.route)) || !again(`${who} ${keyOf(step)}`)) continue;
          const reply = await hear(who, where, said);
          const replies = [reply, ...(reply.kind === "screen" ? await fillIn(who, step, reply.screen) : [])];
          if (reply.kind === "screen") opened.set(reply.screen.title, step);
          if (buttonsOf(reply).length > 0 && said.kind === "press") leadsOn.add(said.route);
          for (const button of replies.flatMap(buttonsOf)) queue.push({ where, said: { kind: "press", route: button.route, params: button.params ?? {} } });
        }
      };
      await office.app.run("deliver");
      await follow(["dm", group?.id ?? ""].flatMap((where) => [...starts(visited.programme, where), ...(where === "dm" ? [{ where, said: document }] : []), ...delivered(office, where === "dm" ? who : where).map((said) => ({ where, said }))]));
      const ended: Reply[] = [];
      for (const step of opened.values()) ended.push(...(await goThrough(who, step)));
      await office.app.run("deliver");
      const later: readonly Step["said"][] = [...ended.flatMap(buttonsOf).map(({ route, params }) => ({ kind: "press" as const, route, params: params ?? {} })), ...delivered(office, who)];
      await follow([...later.map((said) => ({ where: "dm", said })), ...byThemselves.filter((said) => leadsOn.has(said.route)).map((said) => ({ where: "dm", said, later: true }) as const)]);
    },
  };
}

const keyOf = ({ where, said, later }: Step): string => {
  if (said.kind !== "press") return `${where} ${said.kind === "file" ? said.name : said.text}`;
  return `${where === "dm" ? "dm" : "channel"}${later ? " later" : ""} ${said.route} ${Object.keys(said.params).join()} ${said.params["s"] ?? ""}`;
};

/** They would end all else that can be seen: the channel's link, the programme. */
const ends: ReadonlySet<string> = new Set(["place.unlink", "programme.apply"]);

/** What the cards that have arrived somewhere lead to. */
const delivered = (office: Office, where: string): readonly Step["said"][] =>
  office.messenger.arrived
    .filter(({ to }) => to.user === where || to.conversation === where)
    .flatMap(({ message }) => buttonsOf({ kind: "card", card: message.card, to: "asker" }))
    .map(({ route, params }) => ({ kind: "press", route, params: params ?? {} }));

const byThemselves = routes.map((r) => ({ kind: "press" as const, route: r.name, params: {} }));

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
    { where, said: { kind: "text" as const, text: `kirjaa ${measured(programme)?.label ?? ""} 1250` } },
    ...byThemselves.map((said) => ({ where, said })),
    // In a channel its group is meant anyway.
    ...(where === "dm" ? routes.map((r) => ({ where, said: { kind: "press" as const, route: r.name, params: usual } })) : []),
  ];
}

/** The buttons that a reply shows. */
export function buttonsOf(reply: Reply): readonly Button[] {
  const blocks: readonly Block[] = reply.kind === "screen" ? reply.screen.body : reply.kind === "nothing" ? [] : reply.card.blocks;
  return blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons : b.kind === "list" ? b.items.flatMap((i) => (i.button ? [i.button] : [])) : []));
}
