import { json } from "express";
import type { Router } from "express";
import { formatNumber } from "../../src/texts/numbers.ts";
import type { Language } from "../../src/shared/language.ts";
import { act } from "./act.ts";
import { momentAfter } from "./demo-clock.ts";
import { postedKinds, readPosted, timeMove } from "./inbound.ts";
import type { Posted } from "./inbound.ts";
import { clockModel, viewerOf } from "./page-model.ts";
import { languageOf, noSuchPerson, noSuchPlace, notRead, sendProblem } from "./problems.ts";
import type { Problem } from "./problems.ts";
import { canOpen, findPerson } from "./read-routes.ts";
import type { Room } from "./read-routes.ts";
import { messageView, visibleTo } from "./view/render-message.tsx";

/** Longest message in characters, and largest request. */
const longestText = 4_000;
const largestBody = "64kb";
/** A file comes as base64, a third larger than it is. */
export const largestFile = 28 * 1024 * 1024;

/** What a visitor does: says, presses, submits, moves the clock. */
export function deedRoutes(router: Router, room: Room): void {
  const { ports, chat } = room;
  for (const kind of postedKinds)
    router.post(`/playground/${kind}`, json({ limit: kind === "file" ? largestFile : largestBody }), async (req, res) => {
      const language = languageOf(req);
      const posted = readPosted(kind, req.body);
      if (!posted) return sendProblem(req, res, notRead);
      const people = await ports.people();
      const problem = findPerson(people, posted.person) ? await problemWith(room, posted, language) : noSuchPerson;
      if (problem) return sendProblem(req, res, problem);
      const { messages, ...outcome } = await act(chat, (incoming) => ports.handle(incoming), posted);
      const viewer = viewerOf(ports, people, posted.person, language);
      const shown = messages.filter((m) => visibleTo(m, posted.person)).map((m) => messageView(m, viewer));
      res.json({ ...outcome, messages: shown });
    });

  const move = clockMover(room);
  router.post("/playground/time", json({ limit: largestBody }), async (req, res) => {
    const wanted = timeMove.safeParse(req.body);
    if (!wanted.success) return sendProblem(req, res, notRead);
    if (!(await move(wanted.data.to))) return sendProblem(req, res, { status: 409, key: "playground.problem.noOpening" });
    res.json({ messages: [], clock: await clockModel(ports, languageOf(req)) });
  });
}

async function problemWith({ ports }: Room, posted: Posted, language: Language): Promise<Problem | undefined> {
  if (!(await canOpen(ports, posted.place, posted.person))) return noSuchPlace;
  if (posted.kind !== "text") return undefined;
  if (posted.text.trim() === "") return { status: 422, key: "playground.problem.emptyText" };
  if (posted.text.length <= longestText) return undefined;
  const params = { length: formatNumber(posted.text.length, language), limit: formatNumber(longestText, language) };
  return { status: 422, key: "refusal.tooLong", params };
}

/** Moves one after another: two presses at once are two days, never half of each. */
function clockMover(room: Room): (to: Parameters<typeof momentAfter>[0]) => Promise<boolean> {
  let last: Promise<unknown> = Promise.resolve();
  const one = async (to: Parameters<typeof momentAfter>[0]): Promise<boolean> => {
    const moment = await momentAfter(to, room.ports.time);
    if (moment === undefined) return false;
    await room.ports.time.moveTo(moment);
    await tellClock(room);
    return true;
  };
  return (to) => {
    const next = last.then(() => one(to));
    last = next.catch(() => undefined);
    return next;
  };
}

/** Every open page shows the time in its own language. */
export async function tellClock({ ports, live }: Pick<Room, "ports" | "live">): Promise<void> {
  const models = { fi: await clockModel(ports, "fi"), sv: await clockModel(ports, "sv"), en: await clockModel(ports, "en") };
  live.tellTime((viewer) => models[viewer.language]);
}
