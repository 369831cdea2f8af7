import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import { formatPeriod } from "../texts/numbers.ts";
import type { Block, ListItem } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { roundMeant } from "./find-round.ts";
import { groupSummary } from "./group-summary.ts";
import type { GroupSummary } from "./group-summary.ts";
import { groupsLed } from "./overview-card.ts";

/**
 * What is in the way, and what decision or resource is asked for, as owners have written it in the round: to the coordinator and to the
 * group's chair, in private. Whether a text may be published is said beside it: only its writer can give leave (release-texts.ts).
 */
export async function obstacles(c: Context, p: Params): Promise<Reply> {
  if (c.incoming.place.kind !== "direct") return replySentence(c, c.t("overview.private"));
  const led = groupsLed(c);
  if (led.length === 0) return replySentence(c, c.t("refusal.notAllowed", { who: [c.t("people.role.chair"), c.t("people.role.coordinator")].join(c.t("people.role.or")) }));
  const round = await roundMeant(c.ports, c.active, p["r"]);
  if (!round) return replySentence(c, c.t("confirm.noRound"));
  const blocks = (await Promise.all(led.map((g) => groupSummary(c, round, g)))).flatMap((s) => groupBlocks(c, s));
  const title = c.t("overview.obstaclesTitle", { period: formatPeriod(round.quarter, c.language) });
  return replyCard(cardOf(c, title, [{ kind: "heading", text: title }, ...(blocks.length > 0 ? blocks : [{ kind: "text" as const, text: c.t("overview.noObstacles"), tone: "good" as const }])]), "asker");
}

function groupBlocks(c: Context, s: GroupSummary): readonly Block[] {
  const items = s.subjects.flatMap(({ subject, answers }): readonly ListItem[] => {
    const said = answers.get(subject.id);
    const { obstacle, need } = said?.answer.kind === "judgement" ? (said.answer.notes ?? {}) : {};
    const texts = [
      ...(obstacle ? [`${c.t("report.obstacle")}: ${plain(obstacle)}`] : []),
      ...(need ? [`${c.t("report.need")}: ${plain(need)}`] : []),
      ...(obstacle || need ? [c.t(said?.released ? "release.released" : "release.notReleased")] : []),
    ];
    return texts.length === 0 ? [] : [{ text: `**${plain(subject.name)}**`, detail: texts.join(". "), mark: "alarm" }];
  });
  return items.length === 0 ? [] : [{ kind: "heading", text: plain(s.group.name) }, { kind: "list", items }];
}
