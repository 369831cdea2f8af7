import type { Button } from "../../../src/vocabulary/card.ts";
import type { Language } from "../../../src/shared/language.ts";
import { encodePress } from "../../../src/vocabulary/press.ts";
import { say } from "../../../src/texts/texts.ts";
import type { Element } from "./element.ts";

/** Where a card is shown: it decides how its buttons travel. */
export interface Frame {
  readonly surface: "personal" | "channel" | "dialog";
  /** Form session that the card belongs to: what its buttons bring takes its place. */
  readonly session?: string;
  /** Place that the card was asked in, when it is shown elsewhere. */
  readonly origin?: string;
}

export const verb = "kvartti";
/** Id of the choice where buttons are too many to be buttons. */
export const pickInput = "pick";

/**
 * Routes that answer with a form. In a channel they open a dialog: nobody else sees it, and the channel stays where it is. One that is
 * missing here opens its form in the personal chat.
 */
const formRoutes: ReadonlySet<string> = new Set(["evaluation.start", "evaluation.item", "items.delegate", "reading.edit", "people.deputy", "evaluation.return", "evaluation.correct", "round.handling"]);

const styles = { primary: "positive", danger: "destructive" } as const;

export function actionOf(title: string, data: Readonly<Record<string, unknown>>, frame: Frame, style?: Button["style"]): Element {
  const shared = { title, ...(style === undefined ? {} : { style: styles[style] }) };
  const all = { ...data, ...(frame.session === undefined ? {} : { f: frame.session }), ...(frame.origin === undefined ? {} : { o: frame.origin }) };
  return frame.surface === "dialog" ? { type: "Action.Submit", ...shared, data: all } : { type: "Action.Execute", verb, ...shared, data: all };
}

export function pressAction(button: Button, frame: Frame): Element {
  const data = { k: "press", p: encodePress(button) };
  if (frame.surface !== "channel" || !formRoutes.has(button.route)) return actionOf(button.label, data, frame, button.style);
  const style = button.style === undefined ? {} : { style: styles[button.style] };
  return { type: "Action.Submit", title: button.label, ...style, data: { msteams: { type: "task/fetch" }, ...data } };
}

/** Six is what Teams shows in a row; long names would be cut, so they get rows of their own. */
const mostInRow = 6;
const widestRow = 48;
const mostButtons = 18;

export function buttonElements(buttons: readonly Button[], frame: Frame, language: Language): readonly Element[] {
  if (buttons.length === 0) return [];
  if (buttons.length > mostButtons) return choiceOfButtons(buttons, frame, language);
  const rows: Button[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    const width = (row ?? []).reduce((sum, b) => sum + b.label.length, button.label.length);
    if (row && row.length < mostInRow && width <= widestRow) row.push(button);
    else rows.push([button]);
  }
  return rows.map((row) => ({ type: "ActionSet", actions: row.map((b) => pressAction(b, frame)) }));
}

const choiceOfButtons = (buttons: readonly Button[], frame: Frame, language: Language): readonly Element[] => [
  {
    type: "Input.ChoiceSet", id: pickInput, label: say(language, "teams.choose"), style: "compact", isRequired: true, errorMessage: say(language, "teams.choose"),
    choices: buttons.map((b) => ({ title: b.label, value: encodePress(b) })),
  },
  { type: "ActionSet", actions: [actionOf(say(language, "teams.ok"), { k: "pick" }, frame, "primary")] },
];
