import { restoreDraft } from "./composer.js";
import { showGuide, stepDone } from "./guide.js";
import { connect } from "./live.js";
import { readIfSeen, scrollToEnd, tidy, watchScroll } from "./messages.js";
import { announce, byId, here, say, showProblem, touch } from "./page.js";

let visits = 0;

/** Fetches the page for another person or place and takes over its parts: the server stays the only renderer. @param {string} address @param {{ push?: boolean }} [how] */
export async function visit(address, { push = true } = {}) {
  const before = here();
  const mine = (visits += 1);
  /** @type {Document} */
  let next;
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(String(response.status));
    next = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    showProblem(byId("composer"), `${say("notDone")} ${say("offline")}`, () => void visit(address, { push }));
    return false;
  }
  // Pressed twice in a row: the later one stands.
  if (mine !== visits) return false;
  if (push) history.pushState(null, "", address);
  closeMenu();
  /** @type {HTMLDialogElement} */ (byId("people")).close();
  for (const id of ["app", "people"]) byId(id).replaceWith(document.adoptNode(/** @type {HTMLElement} */ (next.getElementById(id))));
  arrive();
  if (here().person !== before.person) {
    connect();
    byId("app").classList.add("changed");
    announce(say("nowYouAre", { name: here().personName }));
  } else announce(byId("main").querySelector("h1")?.textContent ?? "");
  focusPlace();
  return true;
}

/** Makes the parts that the server drew complete with what this browser knows. */
export function arrive() {
  tidy();
  restoreDraft();
  showGuide();
  watchScroll();
  scrollToEnd();
  readIfSeen();
  keepLanguageLinks();
  if (chairOfGuide() === here().person) stepDone("1");
}

/** Who the guide's first step asks to be. */
const chairOfGuide = () => {
  const link = document.querySelector('a[data-step="1"]');
  return new URLSearchParams(link?.getAttribute("href")?.split("?")[1]).get("person");
};

function focusPlace() {
  const target = touch() ? byId("main").querySelector("h1") : byId("composer-text");
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/** A first visit has a bare address; from then on person and place stand in it, so that a reload stays. */
function keepLanguageLinks() {
  const link = document.querySelector('[data-language-link][aria-current="true"]');
  if (link && location.search === "") history.replaceState(null, "", link.getAttribute("href"));
}

const menuButton = () => document.querySelector('[data-menu="open"]');

/** On a narrow screen the places slide in from the side; the rest rests meanwhile. */
export function openMenu() {
  byId("app").classList.add("drawer-open");
  byId("main").inert = true;
  menuButton()?.setAttribute("aria-expanded", "true");
  byId("sidebar").focus();
}

export function closeMenu() {
  if (!byId("app").classList.contains("drawer-open")) return;
  byId("app").classList.remove("drawer-open");
  byId("main").inert = false;
  const button = menuButton();
  button?.setAttribute("aria-expanded", "false");
  if (button instanceof HTMLElement) button.focus();
}
