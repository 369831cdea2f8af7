import type { ActiveProgramme } from "../programme/active-programme.ts";
import { speak } from "../texts/texts.ts";
import type { TextKey } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Person } from "./person.ts";

/** Asks a coordinator to say who this is; answered before there is anybody to check the leave of. */
export const askRoute = "people.askMatch";

/** One sentence to somebody whose language is not known. */
export const sentenceReply = (active: ActiveProgramme, key: TextKey, replace = false): Reply => ({ kind: "card", card: sentenceCard(active, key), to: "asker", replace });

/** "En löytänyt sinua": nothing suggests who this is. */
export function strangerReply(active: ActiveProgramme): Reply {
  const card = sentenceCard(active, "match.unknown");
  const label = speak(active.programme.language)("match.askCoordinator");
  return { kind: "card", to: "asker", card: { ...card, blocks: [...card.blocks, { kind: "buttons", buttons: [{ label, route: askRoute }] }] } };
}

/** "Nyt tiedän, kuka olet", in the person's own language. */
export const matchedReply = (active: ActiveProgramme, person: Person): Reply => ({
  kind: "card", to: "asker", replace: true, card: sentenceCard(active, "match.done", person.language),
});

function sentenceCard(active: ActiveProgramme, key: TextKey, language = active.programme.language): Card {
  const text = speak(language)(key);
  return { language, summary: text, blocks: [{ kind: "text", text }], ...(active.programme.demo ? { demo: true } : {}) };
}
