import { fetchView } from "./api.js";
import { announce, byId, here } from "./page.js";
import { countUnread, markRead, noteMessage } from "./unread.js";

/** @import { Message } from "./api.js" */

const list = () => byId("messages");
const items = () => /** @type {HTMLElement[]} */ ([...list().children]);
const numberOf = (/** @type {HTMLElement} */ item) => Number(item.dataset.number);

/** @param {string} html @returns {HTMLElement} */
const itemFrom = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return /** @type {HTMLElement} */ (template.content.firstElementChild);
};

/** Near enough to the end that new messages should be followed. */
const atEnd = () => {
  const box = byId("scroll");
  return box.scrollHeight - box.scrollTop - box.clientHeight < 120;
};

export const scrollToEnd = () => {
  const box = byId("scroll");
  box.scrollTop = box.scrollHeight;
  list().lastElementChild?.scrollIntoView({ block: "end" });
  hideNewer();
};

/** To the end, but never past the beginning of what is new: a long answer is read from its top. @param {Message | undefined} first */
function showFrom(first) {
  scrollToEnd();
  const item = items().find((other) => other.dataset.id === first?.id);
  const box = byId("scroll").getBoundingClientRect();
  if (item && item.getBoundingClientRect().top < box.top) item.scrollIntoView({ block: "start" });
}

const hideNewer = () => document.querySelector("[data-newer]")?.setAttribute("hidden", "");

/** A message may come by the answer, live, and by a catch-up: it is put in once, in its place, and only a newer version replaces it. @param {Message} message */
function put(message) {
  const there = items().find((item) => item.dataset.id === message.id);
  if (there && Number(there.dataset.version) >= message.version) return "known";
  const item = itemFrom(message.html);
  if (there) {
    const focused = there.contains(document.activeElement);
    there.replaceWith(item);
    if (focused) (item.querySelector("button") ?? byId("composer-text")).focus();
    return "changed";
  }
  const next = items().find((other) => numberOf(other) > message.number);
  list().insertBefore(item, next ?? null);
  item.classList.add("fresh");
  return "added";
}

/** Shows messages of the open place and counts the others. @param {Message[]} messages */
export function receive(messages) {
  const follow = atEnd();
  const open = here();
  const news = messages.filter((m) => m.place === open.place).map((m) => ({ m, how: put(m) }));
  const added = news.filter(({ how }) => how === "added").map(({ m }) => m);
  for (const m of messages) if (m.place !== open.place) noteMessage(m.place, m.number);
  tidy();
  const heard = news.filter(({ m, how }) => how !== "known" && !m.own);
  if (heard.length > 0) announce(heard.map(({ m }) => m.announce).join(" "));
  if (added.length === 0) return countUnread();
  if (follow || added.some((m) => m.own)) showFrom(added[0]);
  else document.querySelector("[data-newer]")?.removeAttribute("hidden");
  readIfSeen();
}

/** A day is written over its first message only; what is empty says so. */
export function tidy() {
  let day = "";
  for (const item of items()) {
    const line = item.querySelector(".day");
    if (line instanceof HTMLElement) line.hidden = item.dataset.day === day;
    day = item.dataset.day ?? "";
  }
  byId("empty").hidden = items().length > 0;
}

/** What is open and on the screen has been read. */
export function readIfSeen() {
  const last = items().at(-1);
  if (last && !document.hidden) markRead(here(), numberOf(last));
  countUnread();
}

/** Fetches what the page may have missed. Answers that come too late, for a place already left, are dropped. @param {number} [limit] */
export async function catchUp(limit = Math.max(items().length, 60)) {
  const asked = here();
  const view = await fetchView(asked, limit);
  if (here().person !== asked.person || here().place !== asked.place) return undefined;
  for (const [place, numbers] of Object.entries(view.recent)) for (const number of numbers) noteMessage(place, number);
  receive(view.messages);
  countUnread();
  document.querySelector("[data-older]")?.toggleAttribute("hidden", !view.more);
  return view;
}

/** Older messages come above; what was being read stays where it is. */
export async function showOlder() {
  const box = byId("scroll");
  const below = box.scrollHeight - box.scrollTop;
  const first = items()[0];
  await catchUp(items().length + 100);
  box.scrollTop = box.scrollHeight - below;
  first?.querySelector("button")?.focus({ preventScroll: true });
  hideNewer();
}

export function watchScroll() {
  byId("scroll").addEventListener("scroll", () => atEnd() && hideNewer(), { passive: true });
}
