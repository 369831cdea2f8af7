import type { Context } from "../conversation/context.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Answer, OwedItem } from "./answer.ts";
import type { FigureQuestion } from "./figure-field.ts";
import { groupSummary } from "./group-summary.ts";
import { questionOf } from "./question-of.ts";
import type { EvaluationRound } from "./round.ts";

/** A confirmed item: what stands for it, corrections included, and whose entry it was. `question` for figures, absent for judgements. */
export interface Correctable {
  readonly item: OwedItem;
  readonly name: string;
  readonly question?: FigureQuestion;
  readonly standing?: Answer;
  readonly author?: string;
}

/** Everything of a confirmed evaluation that can be corrected; undefined before it is confirmed. Texts of a final evaluation are not corrected here. */
export async function correctableItems(c: Context, round: EvaluationRound, group: WorkingGroup): Promise<readonly Correctable[] | undefined> {
  const summary = await groupSummary(c, round, group);
  if (summary.evaluation?.state !== "confirmed") return undefined;
  const { corrections = [] } = summary.evaluation;
  return summary.subjects.flatMap(({ subject, answers }) =>
    subject.items.filter((i) => i.kind !== "final").map((item): Correctable => {
      const indicator = questionOf(c.active.programme, item);
      const said = answers.get(item.item);
      const stands = corrections.findLast((x) => x.item === item.item)?.after ?? said?.answer;
      const question = indicator && { item, indicator, language: c.language, programmeLanguage: c.active.programme.language, t: c.t, ...(stands ? { answered: stands } : {}) };
      return {
        item,
        name: indicator ? `${plain(subject.name)}: ${plain(indicator.name ?? indicator.text)}` : c.t("correct.judgement", { measure: plain(subject.name) }),
        ...(question ? { question } : {}),
        ...(stands ? { standing: stands } : {}),
        ...(said ? { author: said.by } : {}),
      };
    }),
  );
}
