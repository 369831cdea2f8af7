import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Params, Route } from "../conversation/route.ts";
import { roundMeant } from "../evaluation/find-round.ts";
import type { EvaluationRound } from "../evaluation/round.ts";
import type { Language } from "../shared/language.ts";
import { languages } from "../shared/language.ts";
import { formatPeriod } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { reportFileName } from "./report-file.ts";
import { roundReport } from "./round-report.ts";

export const reportRoutes: readonly Route[] = [{ name: "report.offer", deed: "compile", handle: offerReport }];

/**
 * "Raportti (Word)": first the languages, then a link that is the coordinator's own and lives for a while. Params: `r` the quarter,
 * `l` the language. Who has taken it is noted on the round: a later correction reaches them.
 */
async function offerReport(c: Context, p: Params): Promise<Reply> {
  const round = await roundMeant(c.ports, c.active, p["r"]);
  if (!round) return replySentence(c, c.t("confirm.noRound"));
  const report = await roundReport(c.ports, c.active, round);
  const confirmed = report.groups.filter((g) => g.confirmed).length;
  if (confirmed === 0) return replySentence(c, c.t("report.nothing"));
  const language = languages.find((l) => l === p["l"]);
  return language ? giveLink(c, round, language) : chooseLanguage(c, round, { confirmed, groups: report.groups.length });
}

function chooseLanguage(c: Context, round: EvaluationRound, counts: { readonly confirmed: number; readonly groups: number }): Reply {
  const text = c.t("report.choose", { ...counts, period: formatPeriod(round.quarter, c.language) });
  const buttons = languages.map((l) => ({ label: speak(l)(`language.${l}`), route: "report.offer", params: { r: round.quarter, l } }));
  return replyCard(cardOf(c, text, [{ kind: "text", text }, { kind: "buttons", buttons }]), "asker");
}

async function giveLink(c: Context, round: EvaluationRound, language: Language): Promise<Reply> {
  const link = await c.ports.reportLinks?.offer({ ...c.active.scope, round: round.id, language, person: c.person?.id ?? "" });
  if (!link) return replySentence(c, c.t("report.noLink"));
  await noteTaken(c, round.id);
  c.ports.log.info("reportOffered", { round: round.id, language, person: c.person?.id });
  const text = c.t("report.ready", { minutes: link.minutes });
  return replyCard(cardOf(c, text, [{ kind: "text", text }, { kind: "link", label: c.t("report.open", { file: reportFileName(round.quarter, language) }), url: link.url }]), "asker");
}

async function noteTaken(c: Context, id: string): Promise<void> {
  const stored = await c.ports.stores.rounds.get(id);
  const by = c.person?.id ?? "";
  if (!stored || stored.value.reports?.some((r) => r.by === by)) return;
  if (!(await c.ports.stores.rounds.save(stored, { ...stored.value, reports: [...(stored.value.reports ?? []), { by, at: c.now }] }))) await noteTaken(c, id);
}
