import { renderCardView, renderHome, renderMessage } from "../../../../adapters/slack/render/render-card.ts";
import { renderScreen } from "../../../../adapters/slack/render/render-screen.ts";
import type { People } from "../../../../src/programme/load-programme.ts";
import type { Programme } from "../../../../src/programme/programme.ts";
import type { Card } from "../../../../src/vocabulary/card.ts";
import type { Screen } from "../../../../src/vocabulary/form.ts";
import { encodePress, longestPress } from "../../../../src/vocabulary/press.ts";
import type { Reply } from "../../../../src/vocabulary/reply.ts";
import { buttonsOf } from "../../../support/visitor.ts";
import { smallPeople } from "../../../support/office.ts";
import { smallProgramme } from "../../../support/small-programme.ts";
import { brokenRules, brokenView } from "./block-rules.ts";

const memo = { place: { conversation: "D123", kind: "direct" as const } };

export const brokenCard = (card: Card): readonly unknown[] => [
  ...(["all", "plain"] as const).flatMap((extras) => {
    const message = renderMessage(card, { extras });
    return [...brokenRules(message.blocks, "message"), ...(message.text.length < 1 || message.text.length > 4000 ? ["text"] : [])];
  }),
  ...brokenView(renderCardView(card)),
  ...brokenView(renderHome(card)),
];

export const brokenScreen = (screen: Screen): readonly unknown[] =>
  [true, false].flatMap((unfolded) => brokenView(renderScreen(screen, { unfolded, zone: "Europe/Helsinki", memo })));

/** A button that would be left out, because a select cannot carry what it says. */
const tooLong = (reply: Reply): readonly unknown[] => buttonsOf(reply).filter((b) => encodePress(b).length > longestPress).map((b) => `press of ${encodePress(b)}`);

/** What Slack would refuse of a reply, wherever it can be shown. */
export const brokenReply = (reply: Reply): readonly unknown[] => {
  if (reply.kind === "nothing") return [];
  return [...(reply.kind === "screen" ? brokenScreen(reply.screen) : brokenCard(reply.card)), ...tooLong(reply)];
};

/** The small programme with names as long as nobody writes them, and marks of Slack's own in them: everything that shows one has to shorten it. */
export function endlessNames(): { programme: Programme; people: People } {
  const long = (text: string): string => `${text} ja niin edelleen & <niin edelleen> **aina**`.repeat(12);
  const stretched = JSON.parse(JSON.stringify(smallProgramme), (key, value: unknown) => (typeof value === "string" && ["name", "title", "text"].includes(key) ? long(value) : value)) as Programme;
  const people = smallPeople(smallProgramme);
  return { programme: stretched, people: { ...people, persons: people.persons.map((p) => ({ ...p, name: long(p.name).slice(0, 300) })) } };
}
