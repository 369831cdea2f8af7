import { byId, here, remember, remembered, say } from "./page.js";

// Which messages a person has seen is remembered per person and place in this browser: the number of the last one read.

/** @param {string} person @returns {Record<string, number>} */
const readBy = (person) => /** @type {Record<string, number>} */ (remembered(`read.${person}`) ?? {});

/** @param {{ person: string, place: string }} of @param {number} number */
export function markRead({ person, place }, number) {
  const read = readBy(person);
  if ((read[place] ?? 0) < number) remember(`read.${person}`, { ...read, [place]: number });
}

const links = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-place-link]"));

/** A message has come to a place that is not open. @param {string} place @param {number} number */
export function noteMessage(place, number) {
  for (const link of links()) {
    const numbers = new Set((link.dataset.numbers ?? "").split(" ").filter(Boolean));
    if (link.dataset.placeLink === place) link.dataset.numbers = [...numbers.add(String(number))].join(" ");
  }
}

/** Writes the counts beside the places and the people, and into the title. */
export function countUnread() {
  const { person, place } = here();
  let all = 0;
  for (const link of links()) {
    const whose = link.dataset.personLink ?? person;
    const read = readBy(whose)[link.dataset.placeLink ?? ""] ?? 0;
    const open = whose === person && link.dataset.placeLink === place;
    const count = open ? 0 : (link.dataset.numbers ?? "").split(" ").filter((n) => Number(n) > read).length;
    if (link.dataset.personLink === undefined) all += count;
    showBadge(link, count);
  }
  for (const dot of document.querySelectorAll("[data-any-unread]")) dot.toggleAttribute("hidden", all === 0);
  document.title = `${all > 0 ? `(${all}) ` : ""}${byId("main").querySelector("h1")?.textContent ?? ""} – Kvartti`;
}

/** @param {HTMLElement} link @param {number} count */
function showBadge(link, count) {
  const badge = link.querySelector(".badge");
  if (!(badge instanceof HTMLElement)) return;
  badge.hidden = count === 0;
  const words = count === 1 ? say("newOne") : say("newMany", { number: count });
  const short = document.createElement("span");
  short.setAttribute("aria-hidden", "true");
  short.textContent = count > 99 ? "99+" : String(count);
  const full = document.createElement("span");
  full.className = "hidden";
  full.textContent = words;
  badge.replaceChildren(short, full);
}
