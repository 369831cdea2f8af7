import { eventsAddress } from "./api.js";
import { showClock } from "./clock.js";
import { catchUp, receive } from "./messages.js";
import { announce, byId, here, say } from "./page.js";
import { countUnread, noteMessage } from "./unread.js";

/** @type {EventSource | undefined} */
let source;
let lost = false;

/** Opens the live stream for whoever we are now. Every opening is followed by a catch-up, so a break loses nothing. */
export function connect() {
  source?.close();
  if (document.hidden) return;
  const stream = new EventSource(eventsAddress(here().person));
  source = stream;
  stream.addEventListener("open", () => void reconnected());
  stream.addEventListener("message", (event) => receive([JSON.parse(event.data)]));
  stream.addEventListener("elsewhere", (event) => {
    const { place, number } = JSON.parse(event.data);
    noteMessage(place, number);
    countUnread();
  });
  stream.addEventListener("time", (event) => showClock(JSON.parse(event.data)));
  stream.addEventListener("error", () => broken(stream));
}

/** @param {EventSource} stream */
function broken(stream) {
  if (stream !== source) return;
  tell(true);
  // The browser tries again by itself unless the answer was a refusal.
  if (stream.readyState === EventSource.CLOSED) setTimeout(() => stream === source && connect(), 2_000);
}

async function reconnected() {
  try {
    const view = await catchUp();
    if (view) showClock(view.clock);
    tell(false);
  } catch {
    tell(true);
  }
}

/** @param {boolean} isLost */
function tell(isLost) {
  const note = byId("connection");
  note.hidden = !isLost;
  note.textContent = isLost ? say("lost") : "";
  if (lost && !isLost) announce(say("back"));
  lost = isLost;
}

/** A hidden tab gives its connection up (a browser has six for a site) and catches up when it is looked at again. */
export function followVisibility() {
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) source?.close();
    else connect();
  });
}
