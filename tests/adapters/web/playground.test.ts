import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { randomUUID } from "node:crypto";
import type { Reply } from "../../../src/vocabulary/reply.ts";
import { goalStatus, reminder } from "./support/office.ts";
import { startPlayground } from "./support/playground-server.ts";
import type { TestPlayground } from "./support/playground-server.ts";
import { asChair, ask, listen, see, tell } from "./support/talk.ts";

let t: TestPlayground;
beforeEach(async () => {
  t = await startPlayground();
});
afterEach(() => t.stop());

describe("Writing in a channel", () => {
  test("a question and its answer stay in the channel for everybody", async () => {
    const told = await tell(t, "text", asChair({ text: "tavoite 3 tilanne?" }));

    expect(told.messages.map((m) => [m.own, m.announce])).toEqual([
      [true, "Vanhuspalvelujen johtaja: tavoite 3 tilanne?"],
      [false, "Kvartti: Tavoite 3: Kotihoidon kehittäminen. Etenee suunnitellusti."],
    ]);
    const seen = await see(t, "hoitaja", "vanhus");
    expect(seen.messages.map((m) => m.announce)).toEqual(told.messages.map((m) => m.announce));
    expect(t.heard).toMatchObject([
      {
        kind: "text",
        text: "tavoite 3 tilanne?",
        actor: { platform: "web", tenant: "demo", user: "vanhus-pj" },
        place: { conversation: "vanhus", kind: "channel" },
        canOpenForms: true,
      },
    ]);
  });

  test("an answer meant for the asker is seen by the asker only, and says so", async () => {
    const told = await tell(t, "text", asChair({ text: "näytä kaikki" }));

    expect(told.messages[1]?.html).toContain("Näkyy vain sinulle");
    expect((await see(t, "hoitaja", "vanhus")).messages).toHaveLength(1);
    expect((await see(t, "vanhus-pj", "vanhus")).messages).toHaveLength(2);
  });

  test("a message tried again after a lost answer is there once", async () => {
    const body = asChair({ text: "tavoite 3 tilanne?" });
    const first = await tell(t, "text", body);
    const again = await tell(t, "text", body);

    expect(again.messages.map((m) => m.id)).toEqual(first.messages.map((m) => m.id));
    expect((await see(t, "hoitaja", "vanhus")).messages).toHaveLength(2);
    expect(new Set(t.heard.map((i) => i.id)).size).toBe(1);
  });

  test("words are shown as words, never as part of the page", async () => {
    const told = await tell(t, "text", asChair({ text: '<img src=x onerror="alert(1)"> & "lainaus"' }));

    expect(told.messages[0]?.html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp;");
  });

  test("an over-long message is refused with a sentence, and nothing is kept or heard", async () => {
    const told = await tell(t, "text", asChair({ text: "a".repeat(4_001) }));

    expect(told.status).toBe(422);
    expect(told.error?.replaceAll("\u00a0", " ")).toBe("Viesti on liian pitkä (4 001 merkkiä). Lyhennä se enintään 4 000 merkkiin.");
    expect(t.heard).toEqual([]);
    expect((await tell(t, "text", asChair({ text: "a".repeat(4_000) }))).status).toBe(200);
  });

  test("a request that is far too large gets a sentence in the page's language", async () => {
    const told = await tell(t, "text", asChair({ text: "a".repeat(70_000) }), "en");

    expect([told.status, told.error]).toEqual([413, "This is too large to send. Shorten the text or send it in parts."]);
  });

  test("when the core fails, the person is told in words and the log gets a code, not the words", async () => {
    t.failing = true;
    const told = await tell(t, "text", asChair({ text: "salaisuus" }));

    expect([told.status, told.error]).toEqual([500, "Kvartissa tapahtui virhe. Mitään kirjoittamaasi ei ole hävinnyt."]);
    expect(t.logged.map((l) => l.code)).toEqual(["web.failed"]);
    expect(JSON.stringify(t.logged)).not.toContain("salaisuus");
  });
});

describe("Bad requests", () => {
  test.each([
    ["no words", { text: "   " }, 422],
    ["no text at all", {}, 400],
    ["an id that is not an event's", { text: "hei", id: "x" }, 400],
    ["a stranger", { text: "hei", person: "kuka" }, 404],
    ["a place that is not there", { text: "hei", place: "kellari" }, 404],
    ["somebody else's conversation", { text: "hei", place: "dm-hoitaja" }, 404],
  ])("%s is answered with a sentence and goes no further", async (_name, more, status) => {
    const told = await tell(t, "text", asChair(more));

    expect(told.status).toBe(status);
    expect(told.error).toMatch(/\.$/);
    expect(t.heard).toEqual([]);
  });

  test("a body that is not JSON is answered with a sentence", async () => {
    const headers = { "Content-Type": "application/json", Origin: t.url };
    const answer = await ask(t, "/playground/text", { method: "POST", headers, body: "{" });

    expect([answer.status, JSON.parse(answer.text)]).toEqual([400, { error: "Pyyntöä ei voitu lukea. Lataa sivu uudelleen." }]);
  });

  test("nobody reads another person's conversation, or listens as nobody", async () => {
    expect((await see(t, "hoitaja", "dm-vanhus-pj")).status).toBe(404);
    expect((await ask(t, "/playground/events?person=kuka")).status).toBe(404);
  });
});

describe("Buttons and forms", () => {
  test("a button that opens a form gives the form and leaves nothing in the channel", async () => {
    const told = await tell(t, "press", asChair({ place: "dm-vanhus-pj", route: "form.open", params: {} }));

    expect(told.screen).toContain('data-session="s1"');
    expect(told.messages).toEqual([]);
    expect(t.heard[0]).toMatchObject({ kind: "press", route: "form.open", place: { conversation: "dm-vanhus-pj", kind: "direct" } });
  });

  test("an answer may take the place of the card whose button was pressed", async () => {
    await t.playground.messenger.send({ tenant: "demo", user: "vanhus-pj" }, { key: "r1", card: reminder });
    const told = await tell(t, "press", asChair({ place: "dm-vanhus-pj", message: "r1", route: "reminder.later", params: {} }));

    expect(told.messages).toMatchObject([{ id: "r1", version: 2, announce: "Kvartti: Muistutan maanantaina." }]);
    expect((await see(t, "vanhus-pj", "dm-vanhus-pj")).messages).toHaveLength(1);
  });

  test("a card of another place or of a person is never replaced", async () => {
    await t.playground.messenger.send({ tenant: "demo", user: "hoitaja" }, { key: "r2", card: reminder });
    const told = await tell(t, "press", asChair({ place: "dm-vanhus-pj", message: "r2", route: "reminder.later", params: {} }));

    expect(told.messages[0]?.id).not.toBe("r2");
    expect((await see(t, "hoitaja", "dm-hoitaja")).messages).toMatchObject([{ id: "r2", version: 1 }]);
  });

  const submit = (action: string, values: object, rev = 2): object => asChair({ place: "dm-vanhus-pj", session: "s1", rev, action, values });

  test("values reach the core exactly as typed", async () => {
    const values = { "vanhus/3a": " 1\u00a0163,5 ", "vanhus/3a~alt": "", status: "onTrack" };
    await tell(t, "submit", submit("submit", values));

    expect(t.heard[0]).toMatchObject({ kind: "submit", session: "s1", rev: 2, action: "submit", values });
  });

  test("faulty values come back in the form with what was typed and what is wrong", async () => {
    const told = await tell(t, "submit", submit("submit", { "vanhus/3a": "noin 93", status: "" }));

    expect(told.screen).toContain('value="noin 93"');
    expect(told.screen).toContain("Kirjoita luku, esimerkiksi 92,8.");
    expect(told.closed).toBeUndefined();
  });

  test("a finished form closes, and its thanks stand in the conversation", async () => {
    const told = await tell(t, "submit", submit("submit", { "vanhus/3a": "92,8", status: "onTrack" }));

    expect(told.closed).toBe(true);
    expect(told.messages).toMatchObject([{ announce: "Kvartti: Kiitos! Kaikki kohdat on tallennettu." }]);
  });

  test("a draft kept while typing changes nothing on the screen and nothing in the conversation", async () => {
    const told = await tell(t, "submit", submit("save", { "vanhus/3a": "92" }));

    expect(told).toEqual({ status: 200, messages: [] });
    expect(t.heard[0]).toMatchObject({ action: "save" });
  });
});

describe("A form that the core answers with a card (it had expired, or something broke)", () => {
  const refusing: Reply = { kind: "card", to: "asker", card: { language: "fi", summary: "Vanhentui", blocks: [{ kind: "text", text: "Lomake ehti vanhentua." }] } };
  const answerTo = async (action: string) => {
    const other = await startPlayground({ answer: () => refusing });
    const told = await tell(other, "submit", asChair({ session: "s1", rev: 1, action, values: {} }));
    const seen = await see(other, "vanhus-pj", "vanhus");
    await other.stop();
    return { told, seen };
  };

  test("stays open with what was typed and shows the card in itself", async () => {
    const { told, seen } = await answerTo("submit");

    expect(told).toEqual({ status: 200, messages: [], card: expect.stringContaining("Lomake ehti vanhentua.") as string });
    expect(seen.messages).toEqual([]);
  });

  test("says it in one line when only a draft was to be kept", async () => {
    expect((await answerTo("save")).told).toEqual({ status: 200, messages: [], notice: "Lomake ehti vanhentua." });
  });
});

describe("The demo clock", () => {
  test("one press goes to the next round's opening, and the reminders of that moment are there", async () => {
    const told = await tell(t, "time", { to: "opening" });

    expect(told).toMatchObject({ status: 200, clock: { now: "to 1.4.2021 klo 9.00", opening: "to 1.7.2021 klo 9.00" } });
    const seen = await see(t, "vanhus-pj", "dm-vanhus-pj");
    expect(seen.messages.map((m) => m.announce)).toEqual(["Kvartti: Väliarviointi on auki pe 30.4. asti. Sinulta puuttuu 6 lukua."]);
    expect(seen.messages[0]?.html).toContain('data-day="to 1.4.2021"');
  });

  test("two presses at once are two moves", async () => {
    await Promise.all([tell(t, "time", { to: "day" }), tell(t, "time", { to: "week" })]);

    expect(await tell(t, "time", { to: "day" })).toMatchObject({ clock: { now: "ke 7.4.2021 klo 9.00" } });
  });

  test("after the last round there is nothing to go to, and that is said", async () => {
    await tell(t, "time", { to: "opening" });
    await tell(t, "time", { to: "opening" });

    expect(await tell(t, "time", { to: "opening" })).toMatchObject({ status: 409, error: "Ohjelmassa ei ole enää tulevia kierroksia." });
  });

  test("a move nobody knows is refused", async () => {
    expect((await tell(t, "time", { to: "yesterday" })).status).toBe(400);
  });
});

describe("Open pages", () => {
  test("a message arrives live in every page that may see it, and nowhere else", async () => {
    const colleague = await listen(t, "hoitaja");
    const stranger = await listen(t, "ohjaaja");
    await t.playground.messenger.send({ tenant: "demo", conversation: "vanhus" }, { key: "s1", card: goalStatus });
    await t.playground.messenger.send({ tenant: "demo", user: "hoitaja" }, { key: "s2", card: reminder });

    expect(await colleague.until("message")).toMatchObject({ place: "vanhus", id: "s1" });
    expect(await stranger.until("elsewhere")).toEqual({ place: "dm-hoitaja", number: 2 });
    expect(stranger.events.filter((e) => e.event === "message").map((e) => e.data.id)).toEqual(["s1"]);
    colleague.stop();
    stranger.stop();
  });

  test("the clock of every page moves", async () => {
    const page = await listen(t, "hoitaja");
    await tell(t, "time", { to: "day" });

    expect(await page.until("time")).toMatchObject({ now: "ti 30.3.2021 klo 9.00" });
    page.stop();
  });

  test("closing the playground ends the streams, so that the server can stop", async () => {
    const page = await listen(t, "hoitaja");
    t.playground.close();

    await page.ended;
  });

  test("what came while a page was away is fetched when it comes back", async () => {
    await t.playground.messenger.send({ tenant: "demo", conversation: "vanhus" }, { key: "away", card: goalStatus });

    const seen = await see(t, "hoitaja", "yleinen");
    expect(seen.recent).toEqual({ vanhus: [1] });
    expect((await see(t, "hoitaja", "vanhus")).messages).toMatchObject([{ id: "away" }]);
  });

  test("a long conversation is fetched from its end, older messages when asked for", async () => {
    for (let i = 1; i <= 70; i++)
      await t.playground.messenger.send({ tenant: "demo", conversation: "vanhus" }, { key: `m${String(i)}`, card: goalStatus });

    const seen = await see(t, "hoitaja", "vanhus");
    expect([seen.messages.length, seen.messages[0]?.id, seen.more]).toEqual([60, "m11", true]);
    const all = await see(t, "hoitaja", "vanhus", "&limit=160");
    expect([all.messages.length, all.messages[0]?.id, all.more]).toEqual([70, "m1", false]);
  });
});

describe("After a restart", () => {
  test("the conversation goes on where it was", async () => {
    await tell(t, "text", asChair({ text: "hei" }));
    const again = await startPlayground({ chat: t.chat, now: t.now });
    await tell(again, "text", { ...asChair({ text: "taas" }), id: randomUUID() });
    const seen = await see(again, "hoitaja", "vanhus");
    await again.stop();

    expect(seen.messages.map((m) => m.number)).toEqual([1, 2]);
  });
});
