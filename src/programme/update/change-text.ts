import type { Language } from "../../shared/language.ts";
import { formatDate } from "../../texts/numbers.ts";
import { say } from "../../texts/texts.ts";
import type { Decision } from "../programme.ts";
import type { Change } from "./programme-diff.ts";

const longest = 120;
const short = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

/** A change as a sentence: «numero muuttuu: toimenpide 3b Kotikuntoutus (2c → 3b)». */
export const changeText = ({ kind, part, name, before, after }: Change, language: Language): string =>
  say(language, `update.${kind}`, { part: say(language, `cli.part.${part}`), name: short(name), before: short(before ?? ""), after: short(after ?? "") });

export const decisionText = ({ body, date, section }: Decision, language: Language): string =>
  say(language, section === undefined ? "update.decision" : "update.decisionSection", { body, date: formatDate(date, language), section: section ?? "" });
