import type { Context } from "../conversation/context.ts";
import { cardOf, replySentence } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import { openForm } from "../conversation/form-session.ts";
import { endHandover } from "../evaluation/apply-handovers.ts";
import { colleagueMeant, colleagues, openSubjects, passOn } from "../evaluation/delegate-form.ts";
import type { Handover } from "../evaluation/handover.ts";
import { dueOf } from "../evaluation/my-dates.ts";
import { myItems, openRound } from "../evaluation/my-items.ts";
import type { FormSession } from "../conversation/session.ts";
import { isDate } from "../shared/calendar.ts";
import { formatDate, formatDay } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";

const whom = "deputy:person";
const since = "deputy:from";
const until = "deputy:until";

/**
 * "Nimeä sijainen": somebody answers everything of a person for a time, in this round and those that open meanwhile. The owner stays who
 * it was, no reason is asked, and it ends by itself: what is still open then goes back.
 */
export const deputyForm: FormDefinition = {
  name: "deputy",
  version: 2,

  async draw(c, session): Promise<Drawn> {
    const due = await ownDue(c);
    const inForce = await currentDeputies(c);
    return {
      title: c.t("deputy.title"),
      body: [{ kind: "text", text: c.t("deputy.intro") }, ...(await Promise.all(inForce.map(async (h) => ({ kind: "text" as const, text: await nowWords(c, h), tone: "good" as const }))))],
      fields: [
        { kind: "person", id: whom, label: c.t("deputy.person"), options: await colleagues(c), required: true },
        { kind: "date", id: since, label: c.t("deputy.from"), value: session.values[since] ?? c.today },
        { kind: "date", id: until, label: c.t("deputy.until"), required: true, ...(due === undefined ? {} : { value: due }) },
      ],
      submitLabel: c.t("deputy.save"),
      actions: inForce.length > 0 ? [{ id: "end", label: c.t("deputy.end") }] : [],
    };
  },

  async submit(c, session, action): Promise<FormStep> {
    if (action === "end") return endAll(c);
    const person = await colleagueMeant(c, session.values[whom]);
    const from = session.values[since] ?? c.today;
    const to = session.values[until] ?? (await ownDue(c)) ?? "";
    const errors = {
      ...(person ? {} : { [whom]: c.t("deputy.choosePerson") }),
      ...(isDate(from) && from >= c.today ? {} : { [since]: c.t("deputy.chooseDate") }),
      ...(isDate(to) && to >= c.today && to >= from ? {} : { [until]: c.t("deputy.chooseDate") }),
    };
    if (!person || Object.keys(errors).length > 0) return { kind: "stay", errors };
    const count = await appoint(c, session, { person: person.value, from, to });
    const text = c.t(from > c.today ? "deputy.planned" : "deputy.named", { person: person.label, date: formatDay(to, c.language), from: formatDay(from, c.language), count });
    return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }]) };
  },
};

export const nameDeputy = (c: Context): Promise<Reply> =>
  c.person ? openForm(c, { form: deputyForm, subject: {}, step: "ask" }) : Promise.resolve(replySentence(c, c.t("deputy.unknown")));

/** The open round's due day for what is the person's own. */
async function ownDue(c: Context): Promise<string | undefined> {
  const round = await openRound(c.ports, c.active);
  return round && dueOf(await myItems(c.ports, c.active, round, c.person?.id ?? ""), c.today);
}

async function currentDeputies(c: Context): Promise<readonly Handover[]> {
  const mine = await c.ports.stores.handovers.find({ programme: c.active.programme.id, from: c.person?.id ?? "" });
  return mine.map((h) => h.value).filter((h) => h.lasts === "time" && h.state !== "ended" && (h.ends ?? "") >= c.today);
}

async function nowWords(c: Context, h: Handover): Promise<string> {
  const person = (await c.ports.stores.persons.get(h.to))?.value.name ?? h.to;
  return c.t("deputy.now", { person, from: formatDate(h.begins, c.language), date: formatDate(h.ends ?? h.begins, c.language) });
}

/** Back before the time: what the deputy has not answered is the person's own again. */
async function endAll(c: Context): Promise<FormStep> {
  for (const h of await currentDeputies(c)) await endHandover(c.ports, c.active, h.id);
  const text = c.t("deputy.ended");
  return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }]) };
}

interface Appointment {
  readonly person: string;
  readonly from: string;
  readonly to: string;
}

/** How many open items change hands now: none before the first day. */
async function appoint(c: Context, session: FormSession, a: Appointment): Promise<number> {
  const open = a.from > c.today ? [] : (await openSubjects(c)).flatMap((s) => s.items).filter((i) => i.state === "open");
  const handover: Handover = {
    ...c.active.scope, id: `${session.id}:deputy:${a.person}:${a.from}:${a.to}`, from: c.person?.id ?? "", to: a.person, lasts: "time", begins: a.from, ends: a.to, at: c.now, state: "made",
  };
  await passOn(c, handover, await requestCard(c, a, open.length));
  return open.length;
}

async function requestCard(c: Context, a: Appointment, count: number): Promise<Card> {
  const language = (await c.ports.stores.persons.get(a.person))?.value.language ?? c.active.programme.language;
  const t = speak(language);
  const asked = { asker: c.person?.name ?? "", from: formatDay(a.from, language), date: formatDay(a.to, language), count, due: formatDay((await ownDue(c)) ?? a.to, language) };
  const text = t(count > 0 ? "deputy.asked" : "deputy.askedAhead", asked);
  const buttons = count > 0 ? [{ kind: "buttons" as const, buttons: [{ label: t("evaluation.start"), route: "evaluation.start", style: "primary" as const }] }] : [];
  return { ...cardOf(c, text, [{ kind: "text", text }, ...buttons]), language };
}
