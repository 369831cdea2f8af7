import { otherRoute } from "../status/wording.ts";
import type { Button, ListItem } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { findOption } from "./find-option.ts";
import { stopWords } from "./lexicon-stop-words.ts";
import { anyOf } from "./read-pattern.ts";
import { wordKey } from "./read-stem.ts";
import { wordsOf } from "./read-text.ts";
import type { Target } from "./understood.ts";

/** Buttons of what was last shown: people who write with a phone answer a question instead of pressing. Danger is only ever pressed. */
export function buttonsShown(reply: Reply): readonly Button[] {
  if (reply.kind !== "card") return [];
  // In a list every button is called the same; what it is for stands beside it.
  const inList = ({ text, button }: ListItem): readonly Button[] => (button ? [{ ...button, label: `${text} ${button.label}` }] : []);
  const all = reply.card.blocks.flatMap((b) => (b.kind === "buttons" ? b.buttons : b.kind === "list" ? b.items.flatMap(inList) : []));
  // "Tarkoitin muuta" carries the question's own words, which are kept nowhere.
  return all.filter((b) => b.style !== "danger" && b.route !== otherRoute);
}

const yes = new RegExp(`^${anyOf("kyllä|joo|juu|jep|ok|okei|selvä|tallenna|ja|jo|japp|yes|yep|yeah|sure").source}(?: (?:kiitos|kiitti|tack|thanks|please))?$`, "u");
const no = new RegExp(`^${anyOf("ei|en|eipä|älä|peru|peruuta|nej|avbryt|no|nope|cancel").source}(?: (?:kiitos|kiitti|tack|thanks))?$`, "u");

const folded = (text: string): string => text.trim().toLowerCase().replaceAll(/[.,!]+/gu, "").replaceAll(/\s+/gu, " ");

/** Longer answers than this tell something of their own. */
const mostWords = 4;

/** A figure that was read back is waiting for its yes. */
const readBack = (buttons: readonly Button[]): Button | undefined => buttons.find((b) => b.route === "reading.save" && b.style === "primary");

/** "Ei" to a figure that was read back. */
export const refused = (buttons: readonly Button[], text: string): boolean => readBack(buttons) !== undefined && no.test(folded(text));

/** Beginnings of words shorter than this begin too many. */
const longBeginning = 5;

/** Whether every telling word stands in a label, in any inflection or as the beginning of a compound. */
function says(text: string, label: string): boolean {
  const inLabel = wordsOf(label.toLowerCase()).map((w) => w.text);
  const telling = wordsOf(folded(text)).map((w) => w.text).filter((w) => !stopWords.has(w));
  return telling.length > 0 && telling.every((said) => inLabel.some((w) => wordKey(w) === wordKey(said) || (said.length >= longBeginning && w.startsWith(said))));
}

/** What only shows something, or asks before it does: a word that happens to be in its label does no harm. */
const onlyShows = ({ route }: Button): boolean => route.startsWith("status.") || route === "reading.record" || route === "help";

/** The button that a line says: yes to what was read back, its label, or words that only its label has, where it only shows something. */
export function buttonSaid(buttons: readonly Button[], text: string): Button | undefined {
  if (buttons.length === 0 || text.includes("?") || wordsOf(text).length > mostWords) return undefined;
  if (yes.test(folded(text))) return readBack(buttons);
  const option = findOption(buttons.map((b, at) => ({ value: String(at), label: b.label })), folded(text));
  const labelled = option && buttons[Number(option.value)];
  if (labelled) return onlyShows(labelled) || folded(labelled.label) === folded(text) ? labelled : undefined;
  const meant = buttons.filter((b) => onlyShows(b) && says(text, b.label));
  return meant.length === 1 ? meant[0] : undefined;
}

/** Of several buttons that do the same for different groups, the one for the group that is named in whatever way ("vanhuspuoli"). */
export function buttonOfGroup(buttons: readonly Button[], text: string, { group }: Target): Button | undefined {
  if (group === undefined || text.includes("?") || wordsOf(text).length > mostWords) return undefined;
  const choices = buttons.filter((b) => b.params?.["group"] !== undefined);
  const alike = choices.length > 1 && new Set(choices.map((b) => b.route)).size === 1 && new Set(choices.map((b) => b.params?.["group"])).size === choices.length;
  return alike ? choices.find((b) => b.params?.["group"] === group) : undefined;
}
