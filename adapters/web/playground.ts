import { Router, static as files } from "express";
import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { fileURLToPath } from "node:url";
import type { Messenger } from "../../src/ports/messenger.ts";
import { createChat } from "./chat.ts";
import { deedRoutes, tellClock } from "./deed-routes.ts";
import { jsonOnly, localOnly, safeHeaders } from "./guard.ts";
import { createLive } from "./live.ts";
import type { Live } from "./live.ts";
import { createWebMessenger, placeExists } from "./messenger.ts";
import { channelIds } from "./places.ts";
import { operatorPages } from "./operator.ts";
import type { WebPorts } from "./ports.ts";
import { sendProblem, sentenceFor, tooMany } from "./problems.ts";
import { readRoutes } from "./read-routes.ts";

export interface Playground {
  /** Answers `/` and `/playground/…` and nothing else; mount it at the root of the server. */
  readonly router: Router;
  readonly messenger: Messenger;
  /** Ends the live connections. Call it before the server is closed, or closing waits for every open page. */
  close(): void;
}

const assets = fileURLToPath(new URL("./browser", import.meta.url));
/** A page that types, presses and saves drafts stays far below this; a loop gone wild does not. */
const deedsPerMinute = 600;

/** The local chat: anybody of the people file, in any channel, with a clock that moves. */
export function createPlayground(ports: WebPorts): Playground {
  const chat = createChat(ports);
  const live: Live = createLive(() => void tellClock({ ports, live }).catch(() => ports.log.warn("web.clockNotTold")));
  chat.watch((message) => live.tell(message));
  const people = async (): Promise<readonly string[]> => (await ports.people()).map((p) => p.id);
  const exists = placeExists(async () => channelIds(await ports.groups()), people);
  const room = { ports, chat, live };
  const router = Router();
  router.get("/", safeHeaders, localOnly);
  router.use("/playground", safeHeaders, localOnly, jsonOnly, pace());
  router.use("/playground/assets", files(assets, { index: false, setHeaders: (res) => void res.setHeader("Cache-Control", "no-cache") }));
  if (ports.operator) router.use("/playground/operator", operatorPages(ports.operator, { assets: "/playground/assets", back: "/" }));
  readRoutes(router, room);
  deedRoutes(router, room);
  router.use(sentenceFor(ports.log));
  return { router, messenger: createWebMessenger({ chat, exists, log: ports.log }), close: () => live.close() };
}

const pace = (): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: deedsPerMinute,
    skip: (req) => req.method === "GET",
    legacyHeaders: false,
    standardHeaders: false,
    // Everybody is this machine, so there is one account to count on.
    keyGenerator: () => "local",
    handler: (req, res) => sendProblem(req, res, tooMany),
  });
