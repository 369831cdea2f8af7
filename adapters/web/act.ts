import type { Incoming } from "../../src/vocabulary/incoming.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { Chat } from "./chat.ts";
import type { ChatMessage } from "./chat-message.ts";
import { toIncoming } from "./inbound.ts";
import type { Posted } from "./inbound.ts";
import { directPerson } from "./places.ts";
import { visibleTo } from "./view/render-message.tsx";
import { renderCard } from "./view/render-card.tsx";
import { renderScreen } from "./view/render-screen.tsx";

/** What the page does next: messages to show, a screen to open, a form to close, faults of a draft. */
export interface Outcome {
  readonly messages: readonly ChatMessage[];
  /** HTML of the screen to open or to put in place of the open one. */
  readonly screen?: string;
  readonly rev?: number;
  readonly closed?: true;
  /** A draft was kept, but these fields hold something that was refused. Field id -> sentence. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly notice?: string;
  /** HTML of a card to show inside the open form: it was neither finished nor moved on, and keeps what was typed. */
  readonly card?: string;
}

/** One deed of the visitor: keeps what was said, lets the core answer, keeps the answer. */
export async function act(chat: Chat, handle: (incoming: Incoming) => Promise<Reply>, posted: Posted): Promise<Outcome> {
  const said = posted.kind === "text" || posted.kind === "file" ? await keepSaid(chat, posted) : [];
  const reply = await handle(toIncoming(posted));
  const answer = posted.kind === "submit" && posted.action === "save" ? draftOutcome(reply) : await keepReply(chat, posted, reply);
  return { ...answer, messages: [...said, ...answer.messages] };
}

/** What was said, or the name of the file that was sent. */
const keepSaid = async (chat: Chat, p: Extract<Posted, { kind: "text" | "file" }>): Promise<readonly ChatMessage[]> => [
  await chat.keep({ id: `said:${p.id}`, place: p.place, author: p.person, content: { kind: "text", text: p.kind === "file" ? p.name : p.text } }),
];

/** While somebody types, the page must not move under the fingers: only faults and a new revision are told. */
function draftOutcome(reply: Reply): Outcome {
  if (reply.kind === "screen") return { messages: [], rev: reply.screen.rev, errors: reply.screen.errors ?? {} };
  if (reply.kind === "card") return { messages: [], notice: cardText(reply.card) };
  return { messages: [] };
}

async function keepReply(chat: Chat, posted: Posted, reply: Reply): Promise<Outcome> {
  switch (reply.kind) {
    case "card": {
      if (isFromForm(posted)) return { messages: [], card: renderCard(reply.card) };
      const replaced = reply.replace === true ? await replacePressed(chat, posted, reply.card) : undefined;
      return { messages: [replaced ?? (await keepAnswer(chat, posted, reply.card, reply.to))] };
    }
    case "screen":
      return { messages: [], screen: renderScreen(reply.screen), rev: reply.screen.rev };
    case "closed":
      return { messages: [await keepAnswer(chat, posted, reply.card, "asker")], closed: true };
    case "nothing":
      return { messages: [] };
    default:
      return reply satisfies never;
  }
}

const isFromForm = (posted: Posted): boolean => posted.kind === "submit" || (posted.kind === "press" && posted.message === undefined);

async function replacePressed(chat: Chat, posted: Posted, card: Card): Promise<ChatMessage | undefined> {
  if (posted.kind !== "press" || posted.message === undefined) return undefined;
  const pressed = await chat.get(posted.message);
  const own = pressed?.author === undefined && pressed?.place === posted.place && visibleTo(pressed, posted.person);
  return own ? chat.change(posted.message, { kind: "card", card }) : undefined;
}

const keepAnswer = (chat: Chat, posted: Posted, card: Card, to: "place" | "asker"): Promise<ChatMessage> =>
  chat.keep({
    id: `answer:${posted.id}`,
    place: posted.place,
    ...(to === "asker" && directPerson(posted.place) === undefined ? { onlyFor: posted.person } : {}),
    content: { kind: "card", card },
  });
