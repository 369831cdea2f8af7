import type { Language } from "../../src/shared/language.ts";
import { say } from "../../src/texts/texts.ts";
import { castFrom } from "./cast.ts";
import type { Cast } from "./cast.ts";
import type { Chat } from "./chat.ts";
import type { ChatMessage } from "./chat-message.ts";
import { clockText } from "./demo-clock.ts";
import { directPerson, directPlace, generalPlace, mayEnter } from "./places.ts";
import type { PlaygroundGroup, PlaygroundPerson, PlaygroundProgramme, WebPorts } from "./ports.ts";
import type { Viewer } from "./view/render-message.tsx";
import { visibleTo } from "./view/render-message.tsx";

/** What the address asks for; whatever is missing or unknown is filled in. */
export interface Wanted {
  readonly person?: string | undefined;
  readonly place?: string | undefined;
  readonly language: Language;
}

/** Everything the page shows, gathered once. */
export interface PageModel {
  readonly programme: PlaygroundProgramme;
  readonly people: readonly PlaygroundPerson[];
  readonly groups: readonly PlaygroundGroup[];
  readonly cast: Cast;
  readonly person: PlaygroundPerson;
  readonly place: string;
  readonly viewer: Viewer;
  readonly messages: readonly ChatMessage[];
  /** There are older messages. */
  readonly more: boolean;
  readonly recent: Recent;
  readonly clock: ClockModel;
}

export interface ClockModel {
  readonly now: string;
  /** "to 1.4.2021 klo 9.00"; absent when no round is to come. */
  readonly opening?: string;
}

/** Per place, the numbers of recent messages that this person may see and did not write: the page marks those not yet read. */
export type Recent = Readonly<Record<string, readonly number[]>>;

/** So many messages are looked through for unread marks. */
const recentMessages = 300;
export const firstMessages = 60;

export async function pageModel(ports: WebPorts, chat: Chat, wanted: Wanted): Promise<PageModel | undefined> {
  const [programme, people, groups] = await Promise.all([ports.programme(), ports.people(), ports.groups()]);
  const cast = castFrom(people, groups);
  if (!cast) return undefined;
  const person = people.find((p) => p.id === wanted.person) ?? cast.asker;
  const place = placeFor(wanted.place, person.id, groups);
  const [history, recent, clock] = await Promise.all([
    historyOf(chat, place, person.id, firstMessages),
    recentFor(chat, person.id),
    clockModel(ports, wanted.language),
  ]);
  return { programme, people, groups, cast, person, place, viewer: viewerOf(ports, people, person.id, wanted.language), ...history, recent, clock };
}

function placeFor(wanted: string | undefined, person: string, groups: readonly PlaygroundGroup[]): string {
  if (wanted === undefined) return generalPlace;
  if (directPerson(wanted) !== undefined) return directPlace(person);
  return groups.some((g) => g.id === wanted) ? wanted : generalPlace;
}

export function viewerOf(ports: WebPorts, people: readonly PlaygroundPerson[], person: string, language: Language): Viewer {
  const names = new Map(people.map((p) => [p.id, p.name]));
  return { person, language, zone: ports.time.zone, nameOf: (id) => names.get(id) ?? say(language, "playground.somebody") };
}

export async function historyOf(chat: Chat, place: string, person: string, limit: number): Promise<Pick<PageModel, "messages" | "more">> {
  const found = await chat.newest(limit + 1, place);
  const kept = found.length > limit ? found.slice(1) : found;
  return { messages: kept.filter((m) => visibleTo(m, person)), more: found.length > limit };
}

/** Direct conversations of others are counted by their own person, so that the page can show who has been written to. */
export async function recentFor(chat: Chat, person: string): Promise<Recent> {
  const recent: Record<string, number[]> = {};
  for (const m of await chat.newest(recentMessages))
    if (m.author === undefined || m.author !== person)
      if (mayEnter(m.place, person) ? visibleTo(m, person) : m.author === undefined) (recent[m.place] ??= []).push(m.number);
  return recent;
}

export async function clockModel(ports: Pick<WebPorts, "time">, language: Language): Promise<ClockModel> {
  const opening = await ports.time.nextOpening();
  const text = (moment: number): string => clockText(moment, ports.time.zone, language);
  return { now: text(ports.time.now()), ...(opening ? { opening: text(opening.moment) } : {}) };
}
