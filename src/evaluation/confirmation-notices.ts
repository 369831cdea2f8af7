import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import type { Language } from "../shared/language.ts";
import { formatPeriod } from "../texts/numbers.ts";
import type { TextKey, TextParams } from "../texts/texts.ts";
import { speak } from "../texts/texts.ts";
import type { Button, Card } from "../vocabulary/card.ts";
import type { EvaluationRound, Return } from "./round.ts";

interface Words {
  readonly key: TextKey;
  readonly params: TextParams;
  readonly buttons: readonly Button[];
}

/** A private message of one sentence and its ways on, in the reader's language. */
function notice(active: ActiveProgramme, language: Language, words: (t: ReturnType<typeof speak>) => Words): Card {
  const t = speak(language);
  const { key, params, buttons } = words(t);
  const text = t(key, params);
  return {
    language, summary: text,
    blocks: [{ kind: "text", text }, { kind: "buttons", buttons }],
    ...(active.programme.demo ? { demo: true } : {}),
  };
}

/** To the chair: everything in the group has been answered. */
export const readyNotice = (active: ActiveProgramme, round: EvaluationRound, group: WorkingGroup, language: Language): Card =>
  notice(active, language, (t) => ({
    key: "confirm.ready",
    params: { group: group.name, period: formatPeriod(round.quarter, language) },
    buttons: [{ label: t("confirm.look"), route: "evaluation.preview", params: { g: group.id, r: round.quarter }, style: "primary" }],
  }));

/** To the coordinator: every group has approved its evaluation. */
export const compileNotice = (active: ActiveProgramme, round: EvaluationRound, language: Language): Card =>
  notice(active, language, (t) => ({
    key: "confirm.allApproved",
    params: { period: formatPeriod(round.quarter, language) },
    buttons: [{ label: t("confirm.compile"), route: "round.compile", params: { r: round.quarter }, style: "primary" }],
  }));

export interface SentBack {
  readonly group: WorkingGroup;
  readonly back: Return;
  /** Names of the measures that this reader is to complete, and the first one's id. */
  readonly what: readonly string[];
  readonly first: string;
}

/** To those who answered: what is to be completed, and why. */
export const returnNotice = (active: ActiveProgramme, language: Language, sent: SentBack): Card =>
  notice(active, language, (t) => ({
    key: "confirm.returned",
    params: { group: sent.group.name, what: sent.what.join("; "), comment: sent.back.comment },
    buttons: [{ label: t("confirm.complete"), route: "evaluation.item", params: { m: sent.first }, style: "primary" }],
  }));
