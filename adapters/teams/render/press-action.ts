import type { Button } from "../../../src/vocabulary/card.ts";
import type { Language } from "../../../src/shared/language.ts";
import { encodePress } from "../../../src/vocabulary/press.ts";
import { say } from "../../../src/texts/texts.ts";
import type { Element } from "./element.ts";
import { bytesOf } from "./element.ts";

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

/** A button that takes no input with it, so that nothing left unanswered elsewhere in the card holds it back. */
export function pressAction(button: Button, frame: Frame): Element {
  const data = { k: "press", p: encodePress(button) };
  const alone = { associatedInputs: "none" };
  if (frame.surface !== "channel" || !formRoutes.has(button.route)) return { ...actionOf(button.label, data, frame, button.style), ...alone };
  const style = button.style === undefined ? {} : { style: styles[button.style] };
  return { type: "Action.Submit", title: button.label, ...style, ...alone, data: { msteams: { type: "task/fetch" }, ...data } };
}

/** Six is what Teams shows in a row; long names would be cut, so they get rows of their own. */
const mostInRow = 6;
const widestRow = 48;
const mostButtons = 18;

/** What buttons are drawn for, and the bytes that one card has for them. */
export interface ButtonDrawing {
  readonly language: Language;
  readonly frame: Frame;
  readonly room: number;
}

export function buttonElements(buttons: readonly Button[], d: ButtonDrawing): readonly Element[] {
  if (buttons.length === 0) return [];
  if (buttons.length > mostButtons) return choicesOfButtons(buttons, d);
  const rows: Button[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    const width = (row ?? []).reduce((sum, b) => sum + b.label.length, button.label.length);
    if (row && row.length < mostInRow && width <= widestRow) row.push(button);
    else rows.push([button]);
  }
  return rows.map((row) => ({ type: "ActionSet", actions: row.map((b) => pressAction(b, d.frame)) }));
}

interface Choice {
  readonly title: string;
  readonly value: string;
}

const pickFrame = "picks";

/** A list to choose from that has its button with it: a card holds one of them, since its button sends what was chosen in that card. */
export const isChoice = (element: Element): boolean => element["id"] === pickFrame;

/** Lists to choose from instead of buttons, as many as the size asks for. */
function choicesOfButtons(buttons: readonly Button[], d: ButtonDrawing): readonly Element[] {
  const room = d.room - bytesOf(choiceElement([], d)) - 1;
  const lists: Choice[][] = [];
  let used = Infinity;
  for (const button of buttons) {
    const choice = { title: button.label, value: encodePress(button) };
    const size = bytesOf(choice) + 1;
    if (used + size > room) lists.push([]);
    used = used + size > room ? size : used + size;
    lists.at(-1)?.push(choice);
  }
  return lists.map((choices) => choiceElement(choices, d));
}

const choiceElement = (choices: readonly Choice[], { frame, language }: ButtonDrawing): Element => ({
  type: "Container", id: pickFrame,
  items: [
    { type: "Input.ChoiceSet", id: pickInput, label: say(language, "teams.choose"), style: "compact", isRequired: true, errorMessage: say(language, "teams.choose"), choices },
    { type: "ActionSet", actions: [actionOf(say(language, "teams.ok"), { k: "pick" }, frame, "primary")] },
  ],
});

/** The same card where a dialog shows it: a dialog sends what is pressed in its own way, and was opened where it counts. */
export const asInDialog = <T>(card: T): T =>
  JSON.parse(JSON.stringify(card), (_, value: unknown) => (isExecute(value) ? { ...value, type: "Action.Submit", verb: undefined } : value)) as T;

const isExecute = (value: unknown): value is object => typeof value === "object" && value !== null && "type" in value && value.type === "Action.Execute";
