import { adminCodeIn, useAdminCode } from "../people/admin-code.ts";
import { joinedCard } from "../people/link-place.ts";
import { containsHetu } from "../shared/hetu.ts";
import { didYouMeanCard } from "../status/did-you-mean-card.ts";
import { cardContext, meantOther, otherRoute } from "../status/wording.ts";
import type { FormDefinition } from "./form-definition.ts";
import type { Language } from "../shared/language.ts";
import { speak } from "../texts/texts.ts";
import type { Block } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { answerByText, chatSession } from "./answer-in-chat.ts";
import type { Context } from "./context.ts";
import { mayReach, ownGroups, readOnly, replyCard, replySentence } from "./context.ts";
import { withPeriodNote } from "./period-note.ts";
import type { Params } from "./route.ts";
import { isOfFigure } from "./read-no-period.ts";
import { languageOf, surelyIn } from "./read-language.ts";
import { anyOf } from "./read-pattern.ts";
import { routeFor } from "./route-for.ts";
import { buttonOfGroup, buttonSaid, refused } from "./said-button.ts";
import type { Subject, Subjects } from "./subjects.ts";
import type { Reader } from "./understand.ts";
import type { Circumstances, Understood } from "./understood.ts";

/** Longest message that is read; a longer one is answered with a request to shorten it. */
export const longestMessage = 4000;

export interface TextTools {
  readonly reader: Reader;
  readonly forms: readonly FormDefinition[];
  readonly call: (c: Context, route: string, params: Params) => Promise<Reply>;
  /** As if a button with these had been pressed. */
  readonly press: (route: string, params: Params) => Promise<Reply>;
  readonly subjects: Subjects;
}

/** Words that are commands before they are language. */
const linking = /^\s*(liitä|liitä kanava|koppla|koppla kanalen|link|link channel)\s*[.!]?\s*$/i;
const unlinking = /^\s*(irrota|irrota kanava|koppla loss|unlink)\s*[.!]?\s*$/i;
/** "tee digiehdotus" and "digiehdotukset", where a group of the programme takes them. */
const proposing = /^\s*(?:(?:tee|uusi|tee uusi|kirjoita) (?:digi)?ehdotus|digiehdotus|(?:gör|skriv)(?: ett)?(?: nytt)? digiförslag|nytt digiförslag|(?:make|write|new)(?: a)?(?: new)? (?:digital )?proposal)\s*[.!]?\s*$/i;
const proposals = /^\s*(?:(?:näytä|visa|show) )?(?:digiehdotukset|ehdotukset|digiförslag(?:en)?|(?:digital )?proposals)\s*[?.!]?\s*$/i;
const thanks = /^\s*(kiitos|kiitti|tack|thanks|thank you)\b[^?]{0,30}$/i;

/** What somebody wrote: a code, an answer to an open form, a command, or a question. Read in that order. */
export async function handleText(reader: Context, text: string, tools: TextTools): Promise<Reply> {
  const c = inLanguageOf(reader, text, tools.subjects);
  if (text.length > longestMessage) return replySentence(c, c.t("refusal.tooLong", { length: text.length, limit: longestMessage }));
  const code = adminCodeIn(text);
  if (code !== undefined) return useAdminCode(c, code);
  if (mayReach(c, "readStatus") === undefined) return tools.call(c, "help", {});
  if (containsHetu(text)) return replySentence(c, c.t("refusal.hetu"));
  const session = await chatSession(reader);
  if (session) return answerByText(reader, tools.forms, session, text);
  if (linking.test(text)) return mayReach(c, "linkPlace") ? replyCard(joinedCard(c), "asker") : tools.call(c, "place.link", {});
  if (unlinking.test(text)) return tools.call(c, "place.unlink", {});
  if (c.active.programme.groups.some((g) => g.proposals)) {
    if (proposing.test(text)) return tools.call(c, "proposal.new", {});
    if (proposals.test(text)) return tools.call(c, "proposal.list", {});
  }
  const shown = tools.subjects.shown(c.incoming, c.now);
  if (refused(shown, text)) return replySentence(c, c.t("reading.notSaved"));
  const understood = tools.reader.understand(text, circumstances(c, tools.subjects, text));
  const said = buttonSaid(shown, text) ?? buttonOfGroup(shown, text, understood.target);
  return said ? besides(await tools.press(said.route, said.params ?? {})) : answer(c, understood, text, tools);
}

/** No button was pressed, so there is no card that the answer could take the place of. */
const besides = (reply: Reply): Reply => (reply.kind === "card" ? { kind: "card", card: reply.card, to: reply.to } : reply);

/** "Entä 2b?", "kuka siitä vastaa?": without a thread only a follow-up goes on from what was talked about; everything else is a question of its own. */
const goesOn = /^\s*(?:entä|entäs|entäpä|mites|ja|och|hur är det med|and|what about|how about)(?![\p{L}])/iu;
const ofIt = anyOf("siitä|siinä|siihen|sille|sillä|sen|sitä|se|tästä|tämän|it|its|that one|den|dess|(?:för|om|i|med|till|är|har|blir) det");
const followsUp = (text: string): boolean => goesOn.test(text) || ofIt.test(text.toLowerCase());

/** What is known beside the words: the place, the person's own groups, and what was talked about. */
export function circumstances(c: Context, subjects: Subjects, text: string): Circumstances {
  const { target, period } = subjects.of(c.incoming, c.now);
  const follows = followsUp(text);
  return {
    today: c.today,
    ...(c.place?.group === undefined ? {} : { channelGroup: c.place.group }),
    ...(c.incoming.place.kind === "direct" ? { ownGroups: ownGroups(c) } : {}),
    ...(target && (c.incoming.thread !== undefined || follows) ? { before: target } : {}),
    ...(period !== undefined && follows ? { beforePeriod: period } : {}),
  };
}

const speaking = (c: Context, language: Language | undefined): Context => (language === undefined || language === c.language ? c : { ...c, language, t: speak(language) });

/**
 * Answers come in the language of the question; where its words only hint at one, in it if it is the writer's own; where they do not tell at
 * all, in the one that was spoken here last, perhaps by somebody else.
 */
const inLanguageOf = (c: Context, text: string, subjects: Subjects): Context =>
  speaking(c, surelyIn(text) ?? (languageOf(text.toLowerCase()) === c.language ? c.language : subjects.of(c.incoming, c.now).language));

async function answer(reader: Context, u: Understood, text: string, tools: TextTools): Promise<Reply> {
  const c = speaking(reader, u.language);
  tools.subjects.note(c.incoming, { ...subjectOf(u), language: c.language }, c.now);
  if (u.intent === "ask") return readOnly(replyCard(didYouMeanCard(u, c.active.programme, c.language, { asked: text }), "asker"));
  if (u.intent === "unknown") return readOnly(replySentence(c, thanks.test(text) ? c.t("talk.thanks") : c.t("refusal.notUnderstood")));
  if (u.intent === "record_value" && u.noPeriod !== undefined && isOfFigure(u.noPeriod)) return replySentence(c, c.t("reading.badPeriod"));
  const { route, params } = routeFor(u);
  const reply = await withPeriodNote(c, u, await tools.call({ ...c, asked: text }, route, params));
  return u.intent === "help" ? reply : withOther(c, reply, text);
}

/** What is talked about from here on. While it is asked back which one is meant, no more than the group is known. */
function subjectOf({ intent, target, period }: Understood): Subject {
  if (intent === "ask") return { target: target.group === undefined ? undefined : { group: target.group }, period: undefined };
  return target.group === undefined ? {} : { target, period };
}

/** "Tarkoitin muuta" on every answer to words: also where a list, a summary or a refusal answers. */
function withOther(c: Context, reply: Reply, asked: string): Reply {
  if (reply.kind !== "card") return reply;
  const { blocks } = reply.card;
  const known = blocks.some((b) => b.kind === "buttons" && b.buttons.some((x) => x.route === otherRoute));
  const last = blocks.at(-1);
  if (known) return reply;
  const other = meantOther(cardContext(c.language, c.active.programme.demo, { asked }));
  const added: readonly Block[] = last?.kind === "buttons" ? [...blocks.slice(0, -1), { kind: "buttons", buttons: [...last.buttons, other] }] : [...blocks, { kind: "buttons", buttons: [other] }];
  return { ...reply, card: { ...reply.card, blocks: added } };
}
