import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import { inboxSpec } from "../../../adapters/teams/collections.ts";
import { executed, inPersonal, personalId, said } from "./support/activities.ts";
import type { TeamsOffice } from "./support/teams-office.ts";
import { words, withTeams } from "./support/with-teams.ts";

const given = withTeams();
const { store, open } = given;

describe("what is not an activity of Teams", () => {
  it.each([
    ["an empty object", "{}", 400], ["a list", "[]", 400], ["nothing", "", 400], ["half a JSON", '{"type":', 400], ["a number", "7", 400],
    ["another channel", JSON.stringify({ type: "message", channelId: "emulator", serviceUrl: "http://127.0.0.1", from: { id: "a" }, recipient: { id: "b" }, conversation: { id: "c" } }), 400],
    ["a service elsewhere without authentication", JSON.stringify({ type: "message", channelId: "msteams", serviceUrl: "http://169.254.169.254/", from: { id: "a" }, recipient: { id: "b" }, conversation: { id: "c" } }), 403],
  ])("%s gets a clean 4xx and nothing happens", async (_name, body, status) => {
    const o = await open();
    expect((await o.post(body)).status).toBe(status);
    expect(given.connector.calls).toEqual([]);
    expect(await openAggregates(store.connection, inboxSpec).find({})).toEqual([]);
  });

  it("too large, of another type or by another method: refused, and the next one is answered", async () => {
    const o = await open();
    expect((await o.post(JSON.stringify({ text: "x".repeat(300_000) }))).status).toBe(413);
    expect((await o.post("type=message", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
    expect((await fetch(o.url)).status).toBe(405);
    expect((await o.write("kotijohtaja", "ohje")).status).toBe(200);
    expect(words(o, personalId(o.user("kotijohtaja")))).toContain("Näin voin auttaa");
  });

  it("what it does not answer is acknowledged and left alone", async () => {
    const o = await open();
    const user = o.user("kotijohtaja");
    expect((await o.deal({ ...said(given.connector, user, "hei"), type: "typing" })).status).toBe(200);
    expect((await o.deal({ ...said(given.connector, user, "hei"), type: "invoke", name: "composeExtension/query" })).status).toBe(501);
    expect((await o.deal(executed(given.connector, user, inPersonal(user), { verb: "somebody else's" }, "1"))).status).toBe(400);
    expect(given.connector.posted).toEqual([]);
  });

  it("a tenant that is not allowed is refused", async () => {
    const o = await open({ config: { tenants: ["somewhere-else"] } });
    expect((await o.write("kotijohtaja", "ohje")).status).toBe(403);
    expect(given.connector.posted).toEqual([]);
  });

  it.each([
    ["nested without end", `{"type":"message","value":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, 400],
    ["with a name of a megabyte's kind", JSON.stringify({ type: "x".repeat(50_000) }), 400],
    ["with numbers where texts are", JSON.stringify({ type: 1, channelId: "msteams", from: { id: 2 } }), 400],
    ["with an address that is none", JSON.stringify({ type: "message", channelId: "msteams", serviceUrl: "javascript:alert(1)", from: { id: "a" }, recipient: { id: "b" }, conversation: { id: "c" } }), 400],
  ])("a body %s is refused, and the next one is answered", async (_name, body, status) => {
    const o = await open();
    expect((await o.post(body)).status).toBe(status);
    expect((await o.write("kotijohtaja", "ohje")).status).toBe(200);
    expect(words(o, personalId(o.user("kotijohtaja")))).toContain("Näin voin auttaa");
  });

  it("names that would change what an object is are nothing but left out", async () => {
    const o = await open();
    const text = JSON.stringify(said(given.connector, o.user("kotijohtaja"), "ohje")).replace(/^\{/, '{"__proto__":{"type":"invoke"},"constructor":{"prototype":{"x":1}},');
    expect((await o.deal(text)).status).toBe(200);
    expect(words(o, personalId(o.user("kotijohtaja")))).toContain("Näin voin auttaa");
    expect(({} as { readonly x?: number }).x).toBeUndefined();
  });

  it("a thousand opened and never closed tags are read in no time", async () => {
    const o = await open();
    const began = process.cpuUsage();
    await o.write("kotijohtaja", `ohje ${"<at ".repeat(9_000)}`);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(3_000);
    expect(given.connector.posted).toHaveLength(1);
  });
});

/** As a browser or a proxy would send it: fetch does not let a test say who it is. */
const sent = (o: TeamsOffice, body: string, headers: Readonly<Record<string, string>>): Promise<number> =>
  new Promise((resolve, reject) => {
    const req = request(o.url, { method: "POST", headers: { "content-type": "application/json", ...headers } }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    req.on("error", reject).end(body);
  });

describe("without authentication", () => {
  it.each([
    ["another name for this machine (DNS rebinding)", { host: "evil.example:3000" }],
    ["a page in a browser", { origin: "http://evil.example" }],
    ["a page in a browser that hides where it is from", { "sec-fetch-site": "cross-site" }],
    ["a proxy in between", { "x-forwarded-for": "10.0.0.1" }],
  ])("%s is refused unread", async (_name, headers) => {
    const o = await open();
    const body = JSON.stringify(said(given.connector, o.user("kotijohtaja"), "ohje"));
    expect(await sent(o, body, headers)).toBe(403);
    expect(await openAggregates(store.connection, inboxSpec).find({})).toEqual([]);
    expect(await sent(o, body, { host: "localhost:3978" })).toBe(200);
    await o.teams.settle();
  });
});
