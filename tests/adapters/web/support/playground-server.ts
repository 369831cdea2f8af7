import express from "express";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createPlayground } from "../../../../adapters/web/playground.ts";
import type { Playground } from "../../../../adapters/web/playground.ts";
import type { ChatMessage } from "../../../../adapters/web/chat-message.ts";
import type { WebPorts } from "../../../../adapters/web/ports.ts";
import type { Aggregates } from "../../../../src/ports/aggregates.ts";
import type { LogContext } from "../../../../src/ports/log.ts";
import { momentOf } from "../../../../src/shared/calendar.ts";
import type { Incoming } from "../../../../src/vocabulary/incoming.ts";
import type { Reply } from "../../../../src/vocabulary/reply.ts";
import { memoryAggregates } from "./memory-aggregates.ts";
import { everything, goalStatus, groups, itemScreen, listScreen, people, reminder, thanks } from "./office.ts";

export const zone = "Europe/Helsinki";
const openings = [momentOf("2021-04-01", 9, zone), momentOf("2021-07-01", 9, zone)];

export interface TestPlayground {
  readonly url: string;
  readonly port: number;
  readonly playground: Playground;
  readonly heard: Incoming[];
  readonly logged: { readonly code: string; readonly context?: LogContext | undefined }[];
  /** Makes the next deeds fail, as a broken core would. */
  failing: boolean;
  /** What the core says next, in place of its script. */
  reply: Reply | undefined;
  now: number;
  readonly chat: Aggregates<ChatMessage, "place">;
  stop(): Promise<void>;
}

export interface Given {
  readonly answer?: (incoming: Incoming) => Reply | Promise<Reply>;
  readonly port?: number;
  readonly chat?: Aggregates<ChatMessage, "place">;
  readonly now?: number;
  readonly people?: WebPorts["people"];
}

/** A real express server on a random port, with an office that answers by a small script. */
export async function startPlayground(given: Given = {}): Promise<TestPlayground> {
  const heard: Incoming[] = [];
  const logged: TestPlayground["logged"] = [];
  const log = (code: string, context?: LogContext): void => void logged.push({ code, context });
  const chat = given.chat ?? memoryAggregates<ChatMessage, "place">();
  const test = { heard, logged, chat, failing: false, reply: undefined as Reply | undefined, now: given.now ?? momentOf("2021-03-29", 9, zone) };
  const next = (): number | undefined => openings.find((moment) => moment > test.now);
  const ports: WebPorts = {
    handle: async (incoming) => {
      if (test.failing) throw new Error("the words of the person must not be logged");
      heard.push(incoming);
      return test.reply ?? (given.answer ?? answerLikeKvartti)(incoming);
    },
    programme: () => ({ organisation: "pori", programme: "pori-2021", name: "Tuottavuusohjelma 2021–2023", language: "fi", demo: true }),
    people: given.people ?? (() => people),
    groups: () => groups,
    chat,
    time: {
      now: () => test.now,
      zone,
      moveTo: async (moment) => {
        const opened = openings.filter((o) => test.now < o && o <= moment);
        test.now = moment;
        for (const opening of opened)
          for (const person of ["vanhus-pj", "sosiaali-pj"])
            await playground.messenger.send({ tenant: "demo", user: person }, { key: `reminder:${String(opening)}:${person}`, card: reminder });
      },
      nextOpening: () => {
        const moment = next();
        return moment === undefined ? undefined : { quarter: "2021-Q1", moment };
      },
    },
    log: { info: log, warn: log, error: log },
  };
  const playground = createPlayground(ports);
  const server = await listen(playground, given.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return Object.assign(test, { url: `http://127.0.0.1:${String(port)}`, port, playground, stop: () => stop(server, playground) });
}

async function listen(playground: Playground, port: number): Promise<Server> {
  const app = express().disable("x-powered-by");
  app.use(playground.router);
  app.use((_req, res) => void res.status(404).send("nothing here"));
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return server;
}

async function stop(server: Server, playground: Playground): Promise<void> {
  playground.close();
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
}

export function answerLikeKvartti(incoming: Incoming): Reply {
  switch (incoming.kind) {
    case "text":
      if (/tavoite 3/i.test(incoming.text)) return { kind: "card", card: goalStatus, to: "place" };
      if (/kaikki/i.test(incoming.text)) return { kind: "card", card: everything, to: "asker" };
      return { kind: "nothing" };
    case "press":
      if (incoming.route === "form.open") return { kind: "screen", screen: listScreen("s1") };
      if (incoming.route === "item.open") return { kind: "screen", screen: itemScreen("s1") };
      if (incoming.route === "reminder.later")
        return { kind: "card", to: "asker", replace: true, card: { ...reminder, summary: "Muistutan maanantaina.", blocks: [{ kind: "text", text: "Muistutan maanantaina." }] } };
      return { kind: "card", card: goalStatus, to: "asker" };
    case "submit":
      return answerForm(incoming);
    default:
      return { kind: "nothing" };
  }
}

function answerForm(incoming: Extract<Incoming, { kind: "submit" }>): Reply {
  const screen = itemScreen(incoming.session);
  const figure = incoming.values["vanhus/3a"] ?? "";
  const instead = incoming.values["vanhus/3a~alt"] ?? "";
  if (incoming.action === "save") return { kind: "nothing" };
  if (incoming.rev === 1) return { kind: "screen", screen };
  if (incoming.action !== "submit") return { kind: "screen", screen: listScreen(incoming.session) };
  const kept = screen.fields.map((f) => ({ ...f, value: incoming.values[f.id] ?? "", ...(f.kind === "number" ? { chosen: instead } : {}) }));
  const errors: Record<string, string> = {};
  if (instead === "" && !/^-?[\d\s]+(,\d+)?$/.test(figure)) errors["vanhus/3a"] = "Kirjoita luku, esimerkiksi 92,8.";
  if (!incoming.values.status) errors.status = "Valitse tilanne.";
  if (Object.keys(errors).length > 0) return { kind: "screen", screen: { ...screen, fields: kept, errors } };
  return { kind: "closed", card: thanks };
}
