import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import type { FormSession } from "../conversation/session.ts";
import { groupOf } from "../programme/look-up.ts";
import type { FieldValues } from "../vocabulary/form.ts";
import { returnNotice } from "./confirmation-notices.ts";
import { sendBack } from "./confirmation.ts";
import { roundMeant } from "./find-round.ts";
import { groupSummary } from "./group-summary.ts";
import type { GroupSummary } from "./group-summary.ts";
import { newEvaluation } from "./ready-evaluations.ts";
import type { Return } from "./round.ts";

const what = "return:what";
const comment = "return:comment";
const everything = "*";
const longestComment = 500;

/** "Palauta täydennettäväksi": one measure or the whole evaluation goes back to those who answered, with a comment. Subject: `{ group, quarter }`. */
export const returnForm: FormDefinition = {
  name: "return",
  version: 1,

  async draw(c, session): Promise<Drawn> {
    const summary = await summaryOf(c, session);
    const answered = summary ? answeredSubjects(summary) : [];
    return {
      title: c.t("confirm.returnTitle"),
      body: [{ kind: "text", text: c.t("confirm.returnIntro", { group: summary?.group.name ?? "" }) }],
      fields: [
        {
          kind: "choice", id: what, label: c.t("confirm.returnWhat"), required: true, value: everything,
          options: [{ value: everything, label: c.t("confirm.everything") }, ...answered.map(({ subject }) => ({ value: subject.id, label: subject.name }))],
        },
        { kind: "text", id: comment, label: c.t("confirm.comment"), hint: c.t("evaluation.noClients"), lines: 3, maxLength: longestComment, required: true },
      ],
      submitLabel: c.t("confirm.sendBack"),
      actions: [],
    };
  },

  async submit(c, session): Promise<FormStep> {
    const group = session.subject["group"] ?? "";
    if (mayReach(c, "confirmEvaluation", group) === undefined) return { kind: "stay", notice: c.t("refusal.notAllowed", { who: c.t("people.role.chair") }) };
    const summary = await summaryOf(c, session);
    const read = readForm(c, summary, session.values);
    if (!summary || !("back" in read)) return { kind: "stay", errors: "errors" in read ? read.errors : {} };
    const done = await giveBack(c, summary, read.back);
    if (!done.ok) return { kind: "stay", notice: c.t(`refusal.${done.code}`) };
    const text = c.t("confirm.sent", { count: done.told });
    return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }]) };
  },
};

async function summaryOf(c: Context, session: FormSession): Promise<GroupSummary | undefined> {
  const round = await roundMeant(c.ports, c.active, session.subject["quarter"]);
  const group = groupOf(c.active.programme, session.subject["group"] ?? "");
  return round && group ? groupSummary(c, round, group) : undefined;
}

const answeredSubjects = (s: GroupSummary): GroupSummary["subjects"] => s.subjects.filter(({ answers }) => answers.size > 0);

function readForm(c: Context, summary: GroupSummary | undefined, values: FieldValues): { readonly back: Return } | { readonly errors: Readonly<Record<string, string>> } {
  const answered = summary ? answeredSubjects(summary).map(({ subject }) => subject.id) : [];
  const chosen = values[what] ?? everything;
  const subjects = chosen === everything ? answered : answered.filter((id) => id === chosen);
  const text = (values[comment] ?? "").trim();
  const errors = {
    ...(subjects.length > 0 ? {} : { [what]: c.t("confirm.chooseWhat") }),
    ...(text === "" ? { [comment]: c.t("confirm.writeComment") } : {}),
    ...(text.length > longestComment ? { [comment]: c.t("refusal.tooLong", { length: text.length, limit: longestComment }) } : {}),
  };
  return Object.keys(errors).length > 0 ? { errors } : { back: { at: c.now, by: c.person?.id ?? "", comment: text, subjects } };
}

type GivenBack = { readonly ok: true; readonly told: number } | { readonly ok: false; readonly code: "alreadyConfirmed" };

/** The state and the messages to those who answered are one write. */
async function giveBack(c: Context, summary: GroupSummary, back: Return): Promise<GivenBack> {
  const { evaluations } = c.ports.stores;
  const id = `${summary.round.id}/${summary.group.id}`;
  const stored = await evaluations.get(id);
  const next = sendBack(stored?.value ?? newEvaluation(c.active, summary.round, summary.group.id), back);
  if (!next.ok) return { ok: false, code: "alreadyConfirmed" };
  const messages = await notices(c, summary, back, next.value.returns?.length ?? 1);
  const saved = stored ? await evaluations.save(stored, next.value, messages) : await evaluations.insert(next.value, messages);
  return saved ? { ok: true, told: messages.length } : giveBack(c, summary, back);
}

/** One message a person, about what that person answers; whoever sends it back needs none. */
async function notices(c: Context, summary: GroupSummary, back: Return, times: number): Promise<readonly OutboxDraft[]> {
  const subjects = summary.subjects.filter((s) => back.subjects.includes(s.subject.id));
  const answerers = new Set(subjects.flatMap((s) => s.subject.items.flatMap((i) => (i.answerer === undefined || i.answerer === back.by ? [] : [i.answerer]))));
  return Promise.all([...answerers].map(async (person): Promise<OutboxDraft> => {
    const own = subjects.filter((s) => s.subject.items.some((i) => i.answerer === person)).map((s) => s.subject);
    const language = (await c.ports.stores.persons.get(person))?.value.language ?? c.active.programme.language;
    return {
      key: `returned:${summary.round.id}/${summary.group.id}:${String(times)}:${person}`,
      purpose: "notice",
      to: { kind: "person", person },
      card: returnNotice(c.active, language, { group: summary.group, back, what: own.map((s) => s.name), first: own[0]?.id ?? "" }),
    };
  }));
}
