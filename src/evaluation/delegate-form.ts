import type { Context } from "../conversation/context.ts";
import { cardOf } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import type { Stored } from "../ports.ts";
import { formatDay } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import type { Option } from "../vocabulary/form.ts";
import type { OwedItem } from "./answer.ts";
import type { MySubject } from "./my-items.ts";
import { myItems, openRound } from "./my-items.ts";
import type { EvaluationRound } from "./round.ts";

/** Field of what is passed on: prefilled from the screen that it was asked on. */
export const delegatedSubject = "delegate:what";
const what = delegatedSubject;
const whom = "delegate:person";

/** "Pyydä toiselta": somebody else answers one measure in this round. The owner stays who it was. */
export const delegateForm: FormDefinition = {
  name: "delegate",
  version: 1,

  async draw(c): Promise<Drawn> {
    const open = await openSubjects(c);
    return {
      title: c.t("delegate.title"),
      body: [{ kind: "text", text: c.t("delegate.intro") }],
      fields: [
        { kind: "choice", id: what, label: c.t("delegate.what"), options: open.map((s) => ({ value: s.id, label: s.name })), required: true },
        { kind: "person", id: whom, label: c.t("delegate.person"), options: await colleagues(c), required: true },
      ],
      submitLabel: c.t("delegate.send"),
      actions: [],
    };
  },

  async submit(c, session): Promise<FormStep> {
    const subject = (await openSubjects(c)).find((s) => s.id === session.values[what]);
    const person = (await colleagues(c)).find((p) => p.value === session.values[whom]);
    const errors = {
      ...(subject ? {} : { [what]: c.t("delegate.chooseWhat") }),
      ...(person ? {} : { [whom]: c.t("delegate.choosePerson") }),
    };
    const round = await openRound(c.ports, c.active);
    if (!subject || !person || !round) return { kind: "stay", errors };
    await passOn(c, round, subject, person.value);
    const text = c.t("delegate.sent", { person: person.label, what: subject.name });
    return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }]) };
  },
};

export async function openSubjects(c: Context): Promise<readonly MySubject[]> {
  const round = await openRound(c.ports, c.active);
  if (!round || !c.person) return [];
  return (await myItems(c.ports, c.active, round, c.person.id)).subjects.filter((s) => s.open);
}

async function colleagues(c: Context): Promise<readonly Option[]> {
  const all = await c.ports.stores.persons.find({ programme: c.active.programme.id }, { sort: "name" });
  return all.filter((p) => p.value.id !== c.person?.id).map((p) => ({ value: p.value.id, label: p.value.name }));
}

/** The open rows change hands one by one; the request is saved with the last of them, under a key of its own. */
async function passOn(c: Context, round: EvaluationRound, subject: MySubject, person: string): Promise<void> {
  const open = subject.items.filter((i) => i.state === "open");
  for (const [i, item] of open.entries()) {
    const stored = await c.ports.stores.owed.get(item.id);
    if (!stored || stored.value.state !== "open" || stored.value.answerer !== c.person?.id) continue;
    await handOver(c, stored, { person, round, subject, last: i === open.length - 1 });
  }
}

interface Handover {
  readonly person: string;
  readonly round: EvaluationRound;
  readonly subject: MySubject;
  readonly last: boolean;
}

async function handOver(c: Context, stored: Stored<OwedItem>, to: Handover): Promise<void> {
  const next = { ...stored.value, answerer: to.person };
  const key = `delegate:${to.round.id}:${to.subject.id}:${to.person}`;
  const messages = to.last
    ? [{ key, purpose: "notice" as const, to: { kind: "person" as const, person: to.person }, card: await requestCard(c, to) }]
    : [];
  await c.ports.stores.owed.save(stored, next, messages);
}

async function requestCard(c: Context, to: Handover): Promise<Card> {
  const colleague = await c.ports.stores.persons.get(to.person);
  const language = colleague?.value.language ?? c.active.programme.language;
  const t = speak(language);
  const text = t("delegate.asked", { asker: c.person?.name ?? "", what: to.subject.name, due: formatDay(to.round.dueOn, language) });
  return {
    ...cardOf(c, text, [{ kind: "text", text }, { kind: "buttons", buttons: [{ label: t("evaluation.start"), route: "evaluation.start", style: "primary" }] }]),
    language,
  };
}
