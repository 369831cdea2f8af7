import type { Context } from "../conversation/context.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Language } from "../shared/language.ts";
import { formatFigure, formatNumber } from "../texts/numbers.ts";
import type { Speak } from "../texts/texts.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Answer, Revision, Submission } from "./answer.ts";
import { finalParts } from "./answer.ts";
import { rulesFor } from "./figure-field.ts";
import type { MySubject } from "./my-items.ts";
import { questionOf } from "./question-of.ts";
import { isStanding, latest } from "./record-answers.ts";
import { whenSaid } from "./when-said.ts";
import type { EvaluationRound } from "./round.ts";

export interface Wording {
  readonly language: Language;
  readonly t: Speak;
}

/** An answer in a few words: "12,5 %", "ei uutta lukua", "Etenee suunnitellusti". */
export function describeAnswer(w: Wording, answer: Answer, indicator?: Indicator): string {
  switch (answer.kind) {
    case "figure": {
      if (answer.change) return w.t("figure.asChange", { figure: formatFigure(answer.value, "%", w.language) });
      const unit = indicator ? rulesFor(indicator).unit : undefined;
      const total = formatFigure(answer.value, unit, w.language);
      const parts = Object.entries(answer.parts ?? {}).map(([name, value]) => `${name} ${formatNumber(value, w.language)}`);
      return parts.length > 0 ? `${total} (${parts.join(", ")})` : total;
    }
    case "milestone":
      return w.t(answer.reached ? "evaluation.reached" : "evaluation.notReached");
    case "description":
      return plain(answer.text);
    case "noNewFigure":
      return w.t("evaluation.noNewFigureSaid");
    case "cannotBeHad":
      return w.t("evaluation.cannotBeHadSaid");
    case "judgement":
      return w.t(`status.${answer.status}`);
    case "finalEvaluation":
      return finalParts.map((part) => plain(answer.against[part])).join(" ");
  }
}

/** What stands for a measure now, in one sentence for a conflict: "Nyt tallessa: 12,5 %; Etenee suunnitellusti." */
export async function describeStanding(c: Context, round: EvaluationRound, at: MySubject): Promise<string> {
  const submission = await c.ports.stores.submissions.get(`${round.id}/${at.items[0]?.answerer ?? ""}`);
  const last = at.items.flatMap((i) => latest(submission?.value, i.item) ?? []).sort((a, b) => b.number - a.number)[0];
  return last ? describeLast(c, submission?.value, at, last) : c.t("evaluation.standing", { answers: "–" });
}

/** The same with who wrote it and when: two editors see each other. */
export async function describeLast(c: Context, submission: Submission | undefined, at: MySubject, last: Revision): Promise<string> {
  const said = at.items.flatMap((item) => {
    const answer = latest(submission, item.item)?.answer;
    if (!answer) return [];
    return [describeAnswer(c, answer, questionOf(c.active.programme, item))];
  });
  const person = await c.ports.stores.persons.get(last.by);
  return c.t("evaluation.standingBy", { person: plain(person?.value.name ?? last.by), when: whenSaid(c, last.at), answers: said.join("; ") });
}

/** The last of the earlier changes, newest first: "1 163 asiakasta (puheenjohtaja 1.4.2021 klo 9.00)". Empty when nothing has been changed. */
export async function describeChanges(c: Context, submission: Submission | undefined, at: MySubject): Promise<string> {
  const earlier = at.items.flatMap((item) => {
    const all = submission?.revisions.filter((r) => r.item === item.item) ?? [];
    return all.slice(0, -1).map((r) => ({ r, item }));
  });
  const shown = earlier.sort((a, b) => b.r.number - a.r.number).slice(0, mostChanges);
  const words = await Promise.all(shown.map(async ({ r, item }) => {
    const person = await c.ports.stores.persons.get(r.by);
    const said = isStanding(r) ? describeAnswer(c, r.answer, questionOf(c.active.programme, item)) : c.t("evaluation.takenBackSaid");
    return `${said} (${plain(person?.value.name ?? r.by)} ${whenSaid(c, r.at)})`;
  }));
  return words.join("; ");
}
const mostChanges = 4;
