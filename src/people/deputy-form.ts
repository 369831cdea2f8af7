import type { Context } from "../conversation/context.ts";
import { cardOf, ownGroups, replySentence } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import { openForm } from "../conversation/form-session.ts";
import { openSubjects } from "../evaluation/delegate-form.ts";
import type { OwedItem } from "../evaluation/answer.ts";
import { openRound } from "../evaluation/my-items.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import { isDate } from "../shared/calendar.ts";
import { formatDay } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Option } from "../vocabulary/form.ts";
import type { Reply } from "../vocabulary/reply.ts";

const whom = "deputy:person";
const until = "deputy:until";

/** "Nimeä sijainen": somebody answers the open items of a person for a time. The owner stays who it was. */
export const deputyForm: FormDefinition = {
  name: "deputy",
  version: 1,

  async draw(c): Promise<Drawn> {
    const round = await openRound(c.ports, c.active);
    return {
      title: c.t("deputy.title"),
      body: [{ kind: "text", text: c.t("deputy.intro") }],
      fields: [
        { kind: "person", id: whom, label: c.t("deputy.person"), options: await colleagues(c), required: true },
        { kind: "date", id: until, label: c.t("deputy.until"), required: true, ...(round ? { value: round.dueOn } : {}) },
      ],
      submitLabel: c.t("deputy.save"),
      actions: [],
    };
  },

  async submit(c, session): Promise<FormStep> {
    const person = (await colleagues(c)).find((p) => p.value === session.values[whom]);
    const date = session.values[until] ?? (await openRound(c.ports, c.active))?.dueOn ?? "";
    const good = isDate(date) && date >= c.today;
    const errors = { ...(person ? {} : { [whom]: c.t("deputy.choosePerson") }), ...(good ? {} : { [until]: c.t("deputy.chooseDate") }) };
    if (!person || !good) return { kind: "stay", errors };
    const count = await appoint(c, person.value, date);
    const text = c.t("deputy.named", { person: person.label, date: formatDay(date, c.language), count });
    return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }]) };
  },
};

export const nameDeputy = (c: Context): Promise<Reply> =>
  c.person ? openForm(c, { form: deputyForm, subject: {}, step: "ask" }) : Promise.resolve(replySentence(c, c.t("deputy.unknown")));

async function colleagues(c: Context): Promise<readonly Option[]> {
  const all = await c.ports.stores.persons.find({ programme: c.active.programme.id }, { sort: "name" });
  return all.filter((p) => p.value.id !== c.person?.id).map((p) => ({ value: p.value.id, label: p.value.name }));
}

/** The role in the person's own groups for that time, and the open items of this round. Each step can be repeated. */
async function appoint(c: Context, person: string, to: string): Promise<number> {
  const me = c.person?.id ?? "";
  const groups = ownGroups(c);
  for (const group of groups.length > 0 ? groups : [undefined]) {
    const id = ["deputy", me, person, group ?? "", c.today].join(":");
    const role = { ...c.active.scope, id, person, role: "deputy" as const, from: c.today, to, ...(group === undefined ? {} : { group }) };
    const stored = await c.ports.stores.roles.get(id);
    if (stored) await c.ports.stores.roles.save(stored, role);
    else await c.ports.stores.roles.insert(role);
  }
  return passOpenItems(c, person, to);
}

/** Open rows change hands one by one; the request is saved with the last of them. */
async function passOpenItems(c: Context, person: string, to: string): Promise<number> {
  const open: readonly OwedItem[] = (await openSubjects(c)).flatMap((s) => s.items).filter((i) => i.state === "open");
  let passed = 0;
  for (const [i, item] of open.entries()) {
    const stored = await c.ports.stores.owed.get(item.id);
    if (stored?.value.state !== "open" || stored.value.answerer !== c.person?.id) continue;
    const messages = i === open.length - 1 ? [await request(c, { person, to, count: passed + 1 })] : [];
    if (await c.ports.stores.owed.save(stored, { ...stored.value, answerer: person }, messages)) passed += 1;
  }
  return passed;
}

async function request(c: Context, asked: { readonly person: string; readonly to: string; readonly count: number }): Promise<OutboxDraft> {
  const round = await openRound(c.ports, c.active);
  const language = (await c.ports.stores.persons.get(asked.person))?.value.language ?? c.active.programme.language;
  const t = speak(language);
  const text = t("deputy.asked", {
    asker: c.person?.name ?? "", date: formatDay(asked.to, language), count: asked.count, due: formatDay(round?.dueOn ?? asked.to, language),
  });
  return {
    key: `deputy:${round?.id ?? ""}:${c.person?.id ?? ""}:${asked.person}:${c.incoming.id}`,
    purpose: "notice",
    to: { kind: "person", person: asked.person },
    card: {
      ...cardOf(c, text, [{ kind: "text", text }, { kind: "buttons", buttons: [{ label: t("evaluation.start"), route: "evaluation.start", style: "primary" }] }]),
      language,
    },
  };
}
