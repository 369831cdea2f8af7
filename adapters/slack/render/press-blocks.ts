import type { ActionsBlock, Button as SlackButton, KnownBlock, StaticSelect } from "@slack/web-api";
import type { Language } from "../../../src/shared/language.ts";
import { say } from "../../../src/texts/texts.ts";
import type { Button } from "../../../src/vocabulary/card.ts";
import { encodePress } from "../../../src/vocabulary/press.ts";
import { limits } from "./limits.ts";
import { plainText } from "./mrkdwn.ts";

/** Action ids of what carries a press: a button's value, or a chosen option's. */
export const pressPrefix = "press:";
export const pickPrefix = "pick:";

/** More buttons than this are one select: a phone shows a wall of buttons otherwise. */
const mostButtons = 5;

/** Numbers the pressable things of one message or view: ids must differ. */
export type Counter = () => number;
export function counter(): Counter {
  let n = 0;
  return () => n++;
}

export const pressButton = (button: Button, count: Counter): SlackButton => ({
  type: "button",
  action_id: `${pressPrefix}${String(count())}`,
  text: plainText(button.label, limits.button),
  value: encodePress(button).slice(0, limits.buttonValue),
  ...(button.style ? { style: button.style } : {}),
});

/** Styled buttons stay buttons; many plain ones become a select. */
export function pressBlocks(buttons: readonly Button[], language: Language, count: Counter): readonly KnownBlock[] {
  const usable = buttons.filter((b) => encodePress(b).length <= limits.optionValue);
  const plain = usable.filter((b) => b.style === undefined);
  const many = plain.length > mostButtons;
  const shown = many ? usable.filter((b) => b.style !== undefined) : usable;
  const selects = many ? chunks(plain, limits.options).map((part) => select(part, language, count)) : [];
  return chunks([...shown.map((b) => pressButton(b, count)), ...selects], limits.actions).map((elements): ActionsBlock => ({ type: "actions", elements }));
}

const select = (buttons: readonly Button[], language: Language, count: Counter): StaticSelect => ({
  type: "static_select",
  action_id: `${pickPrefix}${String(count())}`,
  placeholder: plainText(say(language, "slack.choose"), limits.placeholder),
  options: buttons.map((b) => ({ text: plainText(b.label, limits.option), value: encodePress(b) })),
});

export function chunks<T>(all: readonly T[], most: number): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < all.length; i += most) parts.push(all.slice(i, i + most));
  return parts;
}
