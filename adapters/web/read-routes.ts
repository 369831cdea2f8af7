import type { Request, Router } from "express";
import type { Chat } from "./chat.ts";
import type { Live } from "./live.ts";
import { clockModel, firstMessages, historyOf, pageModel, recentFor, viewerOf } from "./page-model.ts";
import { channelIds, directPerson, mayEnter } from "./places.ts";
import type { PlaygroundPerson, WebPorts } from "./ports.ts";
import { languageOf, noSuchPerson, noSuchPlace, sendProblem } from "./problems.ts";
import { messageView } from "./view/render-message.tsx";
import { renderEmpty, renderPage } from "./view/render-page.tsx";

export interface Room {
  readonly ports: WebPorts;
  readonly chat: Chat;
  readonly live: Live;
}

const mostMessages = 2_000;
const asked = (req: Request, name: string): string | undefined => {
  const value = req.query[name];
  return typeof value === "string" ? value : undefined;
};

/** The page, the messages of one place, and the live stream. */
export function readRoutes(router: Router, { ports, chat, live }: Room): void {
  router.get("/", async (req, res) => {
    const language = req.query.lang === undefined ? (await ports.programme()).language : languageOf(req);
    const model = await pageModel(ports, chat, { person: asked(req, "person"), place: asked(req, "place"), language });
    res.set("Cache-Control", "no-store").type("html").send(model ? renderPage(model) : renderEmpty(language));
  });

  router.get("/playground/messages", async (req, res) => {
    const language = languageOf(req);
    const people = await ports.people();
    const person = findPerson(people, asked(req, "person"));
    if (!person) return sendProblem(req, res, noSuchPerson);
    const place = asked(req, "place") ?? "";
    if (!(await canOpen(ports, place, person.id))) return sendProblem(req, res, noSuchPlace);
    const limit = Math.min(Math.max(Number(asked(req, "limit")) || firstMessages, 1), mostMessages);
    const viewer = viewerOf(ports, people, person.id, language);
    const [history, recent, clock] = await Promise.all([
      historyOf(chat, place, person.id, limit),
      recentFor(chat, person.id),
      clockModel(ports, language),
    ]);
    res.set("Cache-Control", "no-store").json({ messages: history.messages.map((m) => messageView(m, viewer)), more: history.more, recent, clock });
  });

  router.get("/playground/events", async (req, res) => {
    const people = await ports.people();
    const person = findPerson(people, asked(req, "person"));
    if (!person) return sendProblem(req, res, noSuchPerson);
    live.open(req, res, viewerOf(ports, people, person.id, languageOf(req)));
  });
}

export const findPerson = (people: readonly PlaygroundPerson[], id: string | undefined): PlaygroundPerson | undefined => people.find((p) => p.id === id);

/** A channel that exists, or the person's own direct conversation. */
export async function canOpen(ports: Pick<WebPorts, "groups">, place: string, person: string): Promise<boolean> {
  if (!mayEnter(place, person)) return false;
  return directPerson(place) === person || channelIds(await ports.groups()).includes(place);
}
