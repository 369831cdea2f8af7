import type { Context } from "../conversation/context.ts";
import { cardOf } from "../conversation/context.ts";
import { findOption } from "../conversation/find-option.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import { formatDay } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import type { Option } from "../vocabulary/form.ts";
import { applyHandover } from "./apply-handovers.ts";
import type { Handover } from "./handover.ts";
import type { MySubject } from "./my-items.ts";
import { myItems, openRound } from "./my-items.ts";
import type { EvaluationRound } from "./round.ts";
import { datesOf } from "./round.ts";

/** Field of what is passed on: prefilled from the screen that it was asked on. */
export const delegatedSubject = "delegate:what";
const what = delegatedSubject;
const whom = "delegate:person";
const howLong = "delegate:lasts";

/** "Pyydä toiselta": somebody else answers one measure, in this round or for good. */
export const delegateForm: FormDefinition = {
  name: "delegate",
  version: 2,

  async draw(c): Promise<Drawn> {
    const open = await openSubjects(c);
    return {
      title: c.t("delegate.title"),
      body: [{ kind: "text", text: c.t("delegate.intro") }],
      fields: [
        { kind: "choice", id: what, label: c.t("delegate.what"), options: open.map((s) => ({ value: s.id, label: s.name })), required: true },
        { kind: "person", id: whom, label: c.t("delegate.person"), options: await colleagues(c), required: true },
        {
          kind: "choice", id: howLong, label: c.t("delegate.lasts"), value: "round",
          options: [{ value: "round", label: c.t("delegate.thisRound") }, { value: "forGood", label: c.t("delegate.forGood") }],
        },
      ],
      submitLabel: c.t("delegate.send"),
      actions: [],
    };
  },

  async submit(c, session): Promise<FormStep> {
    const subject = (await openSubjects(c)).find((s) => s.id === session.values[what]);
    const person = await colleagueMeant(c, session.values[whom]);
    const lasts = session.values[howLong] === "forGood" ? "forGood" : "round";
    const round = await openRound(c.ports, c.active);
    const errors = {
      ...(subject ? {} : { [what]: c.t("delegate.chooseWhat") }),
      ...(person ? {} : { [whom]: c.t("delegate.choosePerson") }),
      ...(subject && lasts === "forGood" && !isOwn(subject) ? { [howLong]: c.t("delegate.notYours") } : {}),
    };
    if (!subject || !person || !round || Object.keys(errors).length > 0) return { kind: "stay", errors };
    const begins = c.today;
    const handover: Handover = {
      ...c.active.scope, id: `${session.id}:${subject.id}:${person.value}`, from: c.person?.id ?? "", to: person.value, lasts, begins, at: c.now,
      subjects: [{ subject: subject.id, group: subject.group.id }], state: "made",
    };
    await passOn(c, handover, await requestCard(c, round, subject, handover));
    const text = c.t(lasts === "forGood" ? "delegate.sentForGood" : "delegate.sent", { person: person.label, what: subject.name });
    return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }]) };
  },
};

/** The owner is who it belongs to: somebody who was asked, or stands in, cannot give it away for good. */
const isOwn = (subject: MySubject): boolean => subject.items.every((i) => i.passedFrom === undefined || i.movedTo === "chair");

/** Saves the handover and the request together, then changes the rows; a crash in between is finished by the sweep. Asked twice it is one. */
export async function passOn(c: Context, handover: Handover, card: Card): Promise<void> {
  const message = { key: `handover:${handover.id}`, purpose: "notice" as const, to: { kind: "person" as const, person: handover.to }, card };
  if (!(await c.ports.stores.handovers.insert(handover, [message]))) return;
  if (handover.begins <= c.today) await applyHandover(c.ports, c.active, handover);
}

export async function openSubjects(c: Context): Promise<readonly MySubject[]> {
  const round = await openRound(c.ports, c.active);
  if (!round || !c.person) return [];
  return (await myItems(c.ports, c.active, round, c.person.id)).subjects.filter((s) => s.open);
}

/** Everybody else, by name. */
export async function colleagues(c: Context): Promise<readonly Option[]> {
  const all = await c.ports.stores.persons.find({ programme: c.active.programme.id }, { sort: "name" });
  return all.filter((p) => p.value.id !== c.person?.id).map((p) => ({ value: p.value.id, label: p.value.name }));
}

/** Who was chosen, or written by name where the list has no room. A namesake is not somebody else's guess. */
export async function colleagueMeant(c: Context, said = ""): Promise<Option | undefined> {
  const all = await colleagues(c);
  const found = findOption(all, said);
  return found?.value === said || all.filter((p) => p.label === found?.label).length === 1 ? found : undefined;
}

async function requestCard(c: Context, round: EvaluationRound, subject: MySubject, to: Handover): Promise<Card> {
  const language = (await c.ports.stores.persons.get(to.to))?.value.language ?? c.active.programme.language;
  const t = speak(language);
  const due = formatDay(datesOf(round, subject.group.id).dueOn, language);
  const text = t(to.lasts === "forGood" ? "delegate.askedForGood" : "delegate.asked", { asker: c.person?.name ?? "", what: subject.name, due });
  return {
    ...cardOf(c, text, [{ kind: "text", text }, { kind: "buttons", buttons: [{ label: t("evaluation.start"), route: "evaluation.start", style: "primary" }, { label: t("delegate.button"), route: "items.delegate" }] }]),
    language,
  };
}
