import type { Speak } from "../../../src/texts/texts.ts";

/** Sentences that the page's own scripts say. */
export const clientWords = (t: Speak) => ({
  lost: t("playground.live.lost"),
  back: t("playground.live.back"),
  notSent: t("playground.problem.notSent"),
  notDone: t("playground.problem.notDone"),
  notSaved: t("playground.problem.notSaved"),
  offline: t("playground.problem.offline"),
  failed: t("playground.problem.failed"),
  tooLarge: t("playground.problem.tooLarge"),
  fileTooLarge: t("playground.problem.fileTooLarge"),
  retry: t("playground.problem.retry"),
  saving: t("playground.form.saving"),
  saved: t("playground.form.saved"),
  kept: t("playground.form.kept"),
  nowYouAre: t("playground.person.nowYouAre", { name: "{name}" }),
  clockMoved: t("playground.clock.moved", { moment: "{moment}" }),
  newOne: t("playground.unread.one"),
  newMany: t("playground.unread.many", { number: "{number}" }),
  step: t("playground.guide.count", { done: "{done}", all: "{all}" }),
  nothingYet: t("playground.guide.nothingYet"),
});
