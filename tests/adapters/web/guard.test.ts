import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPlayground } from "./support/playground-server.ts";
import type { TestPlayground } from "./support/playground-server.ts";
import { asChair, ask } from "./support/talk.ts";

let t: TestPlayground;
beforeAll(async () => {
  t = await startPlayground();
});
afterAll(() => t.stop());

const paths = ["/", "/playground/messages?person=hoitaja&place=yleinen", "/playground/events?person=hoitaja", "/playground/assets/main.js"];

describe("The playground answers this machine only", () => {
  test.each(paths)("%s is refused to a foreign Host (a name that was made to point here)", async (path) => {
    for (const host of ["evil.example", `evil.example:${String(t.port)}`, "localhost", "127.0.0.1:1", `localhost.evil.example:${String(t.port)}`]) {
      const answer = await ask(t, path, { headers: { Host: host } });
      expect([host, answer.status]).toEqual([host, 403]);
    }
  });

  test.each(paths)("%s is refused behind a proxy", async (path) => {
    for (const header of ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-IP"])
      expect([header, (await ask(t, path, { headers: { [header]: "127.0.0.1" } })).status]).toEqual([header, 403]);
  });

  test("its own names are all good", async () => {
    for (const name of ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
      expect((await ask(t, "/", { headers: { Host: `${name}:${String(t.port)}` } })).status).toBe(200);
  });

  test("a page of another site can neither read nor frame it, but a link to it works", async () => {
    const from = (more: Record<string, string>): Record<string, string> => ({ "Sec-Fetch-Site": "cross-site", ...more });
    const messages = "/playground/messages?person=hoitaja&place=yleinen";
    expect((await ask(t, messages, { headers: from({ "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script" }) })).status).toBe(403);
    expect((await ask(t, messages, { headers: { Origin: "http://evil.example" } })).status).toBe(403);
    expect((await ask(t, "/", { headers: from({ "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" }) })).status).toBe(403);
    expect((await ask(t, "/", { headers: from({ "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" }) })).status).toBe(200);
  });

  test.each([
    ["another site's", { Origin: "http://evil.example" }, 403],
    ["another port's", { Origin: "http://127.0.0.1:1" }, 403],
    ["an opaque", { Origin: "null" }, 403],
    ["another site's, by its own word,", { "Sec-Fetch-Site": "cross-site" }, 403],
    ["no origin's", {}, 403],
  ])("%s post is refused", async (_name, headers, status) => {
    const body = JSON.stringify(asChair({ text: "hei" }));
    const answer = await ask(t, "/playground/text", { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body });

    expect(answer.status).toBe(status);
    expect(t.heard).toEqual([]);
  });

  test("a post is JSON or nothing: what a plain form could send is refused", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const answer = await ask(t, "/playground/text", { method: "POST", headers: { Origin: t.url, "Content-Type": type }, body: JSON.stringify(asChair({ text: "hei" })) });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });

  test("what is not the playground's is left to the rest of the server, also behind a proxy", async () => {
    const answer = await ask(t, "/slack/events", { method: "POST", headers: { "X-Forwarded-For": "1.2.3.4", Host: "kvartti.example" } });

    expect([answer.status, answer.text]).toEqual([404, "nothing here"]);
  });
});

describe("The page itself", () => {
  test("allows nothing but its own files", async () => {
    const { headers } = await ask(t, "/");

    expect(headers["content-security-policy"]).toContain("default-src 'self';script-src 'self'");
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|http/);
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("holds no script, style or address of another host in itself", async () => {
    const { text } = await ask(t, "/");

    expect(text).not.toMatch(/<script(?![^>]*src="\/playground)|<style| style="| on\w+="|https?:\/\//);
  });

  test("opens as the person and in the place of its address, and in its language", async () => {
    const { text } = await ask(t, "/?person=vanhus-pj&place=vanhus&lang=sv");

    expect(text).toContain('<html lang="sv">');
    expect(text).toContain('data-person="vanhus-pj"');
    expect(text).toMatch(/<h1[^>]*>Vanhuspalvelut</);
    expect(text).toContain("Du skriver som");
  });

  test("falls back to somebody of the staff in the general channel, whatever the address says", async () => {
    const { text } = await ask(t, "/?person=<b>&place=../../etc&lang=xx");

    expect(text).toContain('data-person="hoitaja"');
    expect(text).toContain('data-place="yleinen"');
  });

  test("never opens somebody else's conversation: a direct address is one's own", async () => {
    const { text } = await ask(t, "/?person=hoitaja&place=dm-vanhus-pj");

    expect(text).toContain('data-place="dm-hoitaja"');
  });

  test("says what to do when the people file is empty", async () => {
    const empty = await startPlayground({ people: () => [] });
    const { text } = await ask(empty, "/");
    await empty.stop();

    expect(text).toContain("Henkilötiedostossa ei ole ketään.");
  });
});
