import { language, say } from "./page.js";

/**
 * @typedef {{ place: string, id: string, number: number, version: number, own: boolean, announce: string, html: string }} Message
 * @typedef {{ now: string, opening?: string }} Clock
 * @typedef {{ messages: Message[], screen?: string, rev?: number, closed?: true, errors?: Record<string, string>, notice?: string, card?: string, clock?: Clock }} Outcome
 * @typedef {{ messages: Message[], more: boolean, recent: Record<string, number[]>, clock: Clock }} View
 */

/** What the server says a request failed for; the words are for the person. */
export class Problem extends Error {}

/** @param {string} path @param {Record<string, string>} query */
const address = (path, query = {}) => `/playground/${path}?${new URLSearchParams({ ...query, lang: language() })}`;

/** @param {string} url @param {RequestInit} init @returns {Promise<any>} */
async function request(url, init) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new Problem(say("offline"));
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(typeof body.error === "string" ? body.error : say(response.status === 413 ? "tooLarge" : "failed"));
  return body;
}

/** @param {"text" | "press" | "submit" | "file" | "time"} kind @param {object} body @returns {Promise<Outcome>} */
export const post = (kind, body) => {
  const text = JSON.stringify(body);
  // A draft sent while the page closes still arrives; browsers allow that for small requests only.
  const keepalive = text.length < 20_000;
  return request(address(kind), { method: "POST", headers: { "Content-Type": "application/json" }, body: text, keepalive });
};

/** @param {{ place: string, person: string }} of @param {number} [limit] @returns {Promise<View>} */
export const fetchView = ({ place, person }, limit) =>
  request(address("messages", { place, person, ...(limit ? { limit: String(limit) } : {}) }), {});

/** @param {string} person */
export const eventsAddress = (person) => address("events", { person });
