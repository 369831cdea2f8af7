import type { Context } from "../conversation/context.ts";
import { cardOf } from "../conversation/context.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { groupBy } from "../shared/group-by.ts";
import { formatDate, formatPeriod } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Block, Card, ListItem } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import { statuses } from "./answer.ts";
import type { Answer, OwedItem, Revision, Status, Submission } from "./answer.ts";
import { describeAnswer } from "./describe-answer.ts";
import { questionOf } from "./question-of.ts";
import { subjectsOf } from "./my-items.ts";
import type { MySubject } from "./my-items.ts";
import { latest } from "./record-answers.ts";
import type { EvaluationRound, GroupEvaluation } from "./round.ts";

/** A group's answers in a round, as its summary shows them. */
export interface GroupSummary {
  readonly group: WorkingGroup;
  readonly round: EvaluationRound;
  readonly evaluation?: GroupEvaluation;
  readonly subjects: readonly { readonly subject: MySubject; readonly answers: ReadonlyMap<string, StandingAnswer> }[];
  /** Changes when any answer changes: the same content is never published twice. */
  readonly revision: number;
}

/** The revision that stands for an item, and whose answers it is among. */
export interface StandingAnswer extends Revision<Answer> {
  readonly submission: string;
  /** Its writer has previewed its text and released it for publishing. */
  readonly released: boolean;
}

export async function groupSummary(c: Pick<Context, "ports" | "active">, round: EvaluationRound, group: WorkingGroup): Promise<GroupSummary> {
  const { owed, submissions, evaluations } = c.ports.stores;
  const rows = (await owed.find({ round: round.id, group: group.id })).map((s) => s.value).sort((a, b) => a.order - b.order);
  const people = [...new Set(rows.map((r) => r.answerer).filter((p) => p !== undefined))];
  const found = await Promise.all(people.map((p) => submissions.get(`${round.id}/${p}`)));
  const evaluation = await evaluations.get(`${round.id}/${group.id}`);
  const standing = (item: OwedItem): StandingAnswer | undefined =>
    found.map((s) => standingIn(s?.value, item.item)).reduce((a, b) => (!a || (b && b.at >= a.at) ? b ?? a : a), undefined);
  const subjects = [...groupBy(rows, (r) => r.subject).values()].flatMap((items) => subjectsOf(c.active, items));
  const answered = subjects.map((subject) => ({
    subject,
    answers: new Map(subject.items.flatMap((i) => { const r = standing(i); return r ? [[i.item, r] as const] : []; })),
  }));
  return {
    group, round, subjects: answered,
    revision: answered.flatMap((s) => [...s.answers.values()]).reduce((sum, r) => sum + r.number, 0),
    ...(evaluation ? { evaluation: evaluation.value } : {}),
  };
}

function standingIn(s: Submission | undefined, item: string): StandingAnswer | undefined {
  const revision = latest(s, item);
  if (!s || !revision) return undefined;
  return { ...revision, submission: s.id, released: s.releases?.some((r) => r.item === item && r.revision === revision.number) ?? false };
}

export const openCount = (s: GroupSummary): number => s.subjects.filter(({ subject }) => subject.open).length;

/** The channel's summary: counts first, then each measure with its judgement and figures; deviations before the rest. */
export function summaryCard(c: Context, s: GroupSummary): Card {
  const language = c.active.programme.language;
  const t = speak(language);
  const open = openCount(s);
  const title = t("evaluation.summaryTitle", { group: s.group.name, period: formatPeriod(s.round.quarter, language) });
  const said = s.subjects.filter(({ answers }) => answers.size > 0);
  const blocks: readonly Block[] = [
    { kind: "heading", text: title },
    { kind: "text", text: counts(t, said) },
    { kind: "list", items: [...said].sort(byConcern).map((x) => row({ language, t }, c, x)) },
    ...(open > 0 ? [{ kind: "text" as const, text: t("evaluation.summaryOpen", { count: open }), tone: "muted" as const }] : []),
    {
      kind: "text", tone: "muted",
      text: s.evaluation?.confirmedOn ? t("evaluation.summaryConfirmed", { date: formatDate(s.evaluation.confirmedOn, language) }) : t("evaluation.summaryPreliminary"),
    },
    { kind: "buttons", buttons: [{ label: t("evaluation.showGroup"), route: "status.group", params: { group: s.group.id } }] },
  ];
  return { ...cardOf(c, title, blocks), language };
}

type Said = GroupSummary["subjects"][number];

function statusOf(x: Said): Status | undefined {
  const answer = x.answers.get(x.subject.id)?.answer;
  return answer?.kind === "judgement" ? answer.status : undefined;
}

const concern: Readonly<Record<Status, number>> = { offTrack: 0, atRisk: 1, unknown: 2, notStarted: 3, onTrack: 4, done: 5 };
const byConcern = (a: Said, b: Said): number => concern[statusOf(a) ?? "unknown"] - concern[statusOf(b) ?? "unknown"];

function counts(t: Context["t"], said: readonly Said[]): string {
  return statuses
    .map((s) => ({ s, n: said.filter((x) => statusOf(x) === s).length }))
    .filter(({ n }) => n > 0)
    .map(({ s, n }) => `**${n}** ${t(`status.${s}`).toLowerCase()}`)
    .join(", ");
}

const isFreeText = (item: OwedItem): boolean => item.kind === "description" || item.kind === "final";

/** Descriptions are free text: a summary carries only those that the person who publishes it wrote (voice: the writer's preview). */
function row(w: Pick<Context, "language" | "t">, c: Context, x: Said): ListItem {
  const status = statusOf(x);
  const figures = x.subject.items.flatMap((item) => {
    const revision = x.answers.get(item.item);
    if (!revision || item.kind === "judgement" || (isFreeText(item) && revision.by !== c.person?.id)) return [];
    const indicator = questionOf(c.active.programme, item);
    const name = plain(indicator?.name ?? indicator?.text ?? "");
    return [`${name}${name === "" ? "" : ": "}${describeAnswer(w, revision.answer, indicator)}`];
  });
  return {
    text: `${plain(x.subject.name)}${status ? `. **${w.t(`status.${status}`)}**` : ""}`,
    ...(status === "done" ? { mark: "done" as const } : status === "offTrack" || status === "atRisk" ? { mark: "alarm" as const } : {}),
    ...(figures.length > 0 ? { detail: figures.join("; ") } : {}),
  };
}
