import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { goalStatus, reminder } from "../adapters/web/support/office.ts";
import { startPlayground } from "../adapters/web/support/playground-server.ts";
import type { TestPlayground } from "../adapters/web/support/playground-server.ts";
import { describeInBrowser, desktop, expectSound, openBrowser, openPage, phone, tabTo, tooSmall } from "./support.ts";

const asChair = "/?person=vanhus-pj&place=dm-vanhus-pj&lang=fi";
const asNurse = "/?person=hoitaja&place=vanhus&lang=fi";

describeInBrowser("The playground in a browser", () => {
  let browser: Browser;
  let t: TestPlayground;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    t = await startPlayground();
  });
  afterEach(() => t.stop());

  const open = (address = "/", options: BrowserContextOptions = desktop) => openPage(browser, t.url + address, options);
  const announced = (page: Page, text: string) => page.waitForSelector(`#live:has-text(${JSON.stringify(text)})`, { state: "attached" });

  test("the first minute by keyboard alone: be the chair, move the clock, answer, ask", async () => {
    const { page, context, faults } = await open();

    await tabTo(page, '[data-step="1"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector('#app[data-person="vanhus-pj"][data-place="dm-vanhus-pj"]');
    await announced(page, "Olet nyt Vanhuspalvelujen johtaja.");

    await tabTo(page, '[data-step="2"]', "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=tammi–maaliskuun väliarviointi");
    expect(await page.textContent(".clock-now")).toBe("to 1.4.2021 klo 9.00");

    await tabTo(page, '[data-step="3"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-press="form.open"]:focus');
    await page.keyboard.press("Enter");
    await page.waitForSelector("#sheet[open] h2:focus");
    await tabTo(page, '[data-press="item.open"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector('#sheet h2:focus:has-text("3a Kotihoito 24/7")');

    await tabTo(page, "#field-0");
    await page.keyboard.type("noin 93");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".error-summary:focus");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id + document.activeElement.value")).toBe("field-0noin 93");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("92,8");
    await tabTo(page, '[data-field="status"]');
    await page.keyboard.press("ArrowDown");
    await tabTo(page, '#sheet [type="submit"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=Kaikki 10 kohtaa on tallennettu");
    expect(await page.evaluate('document.getElementById("sheet").open')).toBe(false);

    await tabTo(page, '[data-step="4"]', "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector('h3:has-text("Tavoite 3: Kotihoidon kehittäminen")');
    expect(t.heard.at(-1)).toMatchObject({ kind: "text", text: "tavoite 3 tilanne?", actor: { user: "hoitaja" }, place: { conversation: "vanhus" } });
    expect(await page.textContent("[data-guide-done] span")).toContain("Siinä tärkeimmät.");
    expect(t.heard.find((i) => i.kind === "submit" && i.action === "submit" && i.rev === 2 && i.values["vanhus/3a"] === "92,8")).toMatchObject({ values: { status: "onTrack" } });
    expect(faults).toEqual([]);
    await context.close();
  });

  test("a form keeps what is typed, also figures that an answer puts to rest, and a closed form loses nothing", async () => {
    await t.playground.messenger.send({ tenant: "demo", user: "vanhus-pj" }, { key: "r1", card: reminder });
    const { page, context, faults } = await open(asChair);
    await page.click('[data-press="form.open"]');
    await page.click('[data-press="item.open"]');

    await page.fill("#field-0", "1 163,5");
    await page.waitForSelector("text=Luonnos on tallessa.");
    expect(t.heard.at(-1)).toMatchObject({ kind: "submit", action: "save", session: "s1", rev: 2, values: { "vanhus/3a": "1 163,5", "vanhus/3a~alt": "" } });

    await page.click("text=Ei uutta lukua");
    expect(await page.isDisabled("#field-0")).toBe(true);
    await page.click('#sheet [type="submit"]');
    await page.waitForSelector(".error-summary:has-text('Tarkista yksi kohta')");
    expect(await page.inputValue("#field-0")).toBe("1 163,5");
    expect(t.heard.at(-1)).toMatchObject({ action: "submit", values: { "vanhus/3a": "", "vanhus/3a~alt": "noNewFigure" } });

    await page.click("text=Lukua ei saada");
    expect(await page.isChecked('[value="noNewFigure"]')).toBe(false);
    await page.click("text=Lukua ei saada");
    expect(await page.isEnabled("#field-0")).toBe(true);
    await page.click("#sheet >> text=Vaatii huomiota");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#sheet:not([open])", { state: "attached" });
    expect(t.heard.at(-1)).toMatchObject({ action: "save", values: { "vanhus/3a": "1 163,5", "vanhus/3a~alt": "", status: "atRisk" } });
    expect(faults).toEqual([]);
    await context.close();
  });

  test("when saving fails the form stays open with everything in it, and can be tried again", async () => {
    await t.playground.messenger.send({ tenant: "demo", user: "vanhus-pj" }, { key: "r1", card: reminder });
    const { page, context } = await open(asChair);
    await page.click('[data-press="form.open"]');
    await page.click('[data-press="item.open"]');
    await page.fill("#field-0", "92,8");
    t.failing = true;
    await page.click("#sheet >> text=Etenee suunnitellusti");
    await page.click("#sheet [data-close]");
    await page.waitForSelector("#sheet[open] .problem:has-text('Kirjoittamasi on yhä lomakkeella')");
    await page.click('#sheet [type="submit"]');
    await page.waitForSelector("#sheet .problem:has-text('Kirjoittamasi on yhä lomakkeella')");
    expect(await page.inputValue("#field-0")).toBe("92,8");
    t.failing = false;
    t.reply = { kind: "card", to: "asker", card: { ...goalStatus, blocks: [{ kind: "text", text: "Lomake ehti vanhentua." }] } };
    await page.click("#sheet .problem >> text=Yritä uudelleen");
    await page.waitForSelector("#sheet .form-answer:focus >> text=Lomake ehti vanhentua.");
    expect(await page.inputValue("#field-0")).toBe("92,8");
    await expectSound(page, "form: an answer in it");
    t.reply = undefined;
    await page.click('#sheet [type="submit"]');
    await page.waitForSelector("text=Kaikki 10 kohtaa on tallennettu");
    await context.close();
  });

  test("a message that does not leave stays in the field, and leaves once when tried again", async () => {
    const { page, context } = await open(asNurse);
    t.failing = true;
    await page.fill("#composer-text", "tavoite 3 tilanne?");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#composer .problem:has-text('Viesti ei lähtenyt.')");
    expect(await page.inputValue("#composer-text")).toBe("tavoite 3 tilanne?");

    t.failing = false;
    await page.click("#composer >> text=Yritä uudelleen");
    await page.waitForSelector('h3:has-text("Tavoite 3")');
    expect(await page.inputValue("#composer-text")).toBe("");
    expect(await page.locator(".message.own").count()).toBe(1);

    await page.fill("#composer-text", "a".repeat(4_001));
    await page.click(".send");
    await page.waitForSelector("#composer .problem:has-text('Lyhennä se enintään')");
    expect((await page.inputValue("#composer-text")).length).toBe(4_001);
    await context.close();
  });

  test("a message arrives live, is heard by a screen reader, and marks the place where it is unread", async () => {
    const one = await open(asNurse);
    const two = await open("/?person=ohjaaja&place=yleinen&lang=fi");
    await one.page.waitForTimeout(300);
    await t.playground.messenger.send({ tenant: "demo", conversation: "vanhus" }, { key: "live", card: goalStatus });

    await one.page.waitForSelector('h3:has-text("Tavoite 3")');
    await announced(one.page, "Kvartti: Tavoite 3: Kotihoidon kehittäminen.");
    await two.page.waitForSelector('[data-place-link="vanhus"] .badge:has-text("1 uusi viesti")');
    expect(await two.page.title()).toBe("(1) Yleinen – Kvartti");

    await two.page.click('[data-place-link="vanhus"]');
    await two.page.waitForSelector('h3:has-text("Tavoite 3")');
    await two.page.reload();
    expect(await two.page.title()).toBe("Vanhuspalvelut – Kvartti");
    expect(await two.page.isHidden('[data-place-link="vanhus"] .badge')).toBe(true);
    await one.context.close();
    await two.context.close();
  });

  test("after a break the page says so, comes back by itself, and has missed nothing", async () => {
    const { page, context } = await open(asNurse);
    await page.waitForTimeout(300);
    await t.stop();
    await page.waitForSelector("#connection:has-text('Yhteys katkesi.')");

    t = await startPlayground({ port: t.port, chat: t.chat, now: t.now });
    await t.playground.messenger.send({ tenant: "demo", conversation: "vanhus" }, { key: "missed", card: goalStatus });
    await page.waitForSelector('h3:has-text("Tavoite 3")');
    await page.waitForSelector("#connection", { state: "hidden" });
    await announced(page, "Yhteys palasi.");
    await context.close();
  });

  test("being somebody else is plain to see, and a reload, back and another language keep who and where", async () => {
    const { page, context, faults } = await open(asNurse);
    await page.fill("#composer-text", "kesken");
    await page.click(".persona");
    await page.click('#people [data-person-link="sosiaali-pj"] >> nth=0');
    await page.waitForSelector('#app[data-person="sosiaali-pj"]');
    expect(await page.textContent(".persona strong")).toBe("Sosiaalityön johtaja");
    expect(await page.textContent("#composer label")).toBe("SJKirjoitat nimellä Sosiaalityön johtaja");
    expect(await page.inputValue("#composer-text")).toBe("");

    await page.reload();
    expect(await page.getAttribute("#app", "data-person")).toBe("sosiaali-pj");
    expect(await page.getAttribute("#app", "data-place")).toBe("vanhus");
    await page.click('.place-head [data-language-link="sv"]');
    await page.waitForSelector('html[lang="sv"]');
    expect(await page.textContent(".persona strong")).toBe("Sosiaalityön johtaja");
    await page.goBack();
    await page.goBack();
    await page.waitForSelector('#app[data-person="hoitaja"]');
    expect(await page.inputValue("#composer-text")).toBe("kesken");
    expect(faults).toEqual([]);
    await context.close();
  });

  test("on a phone the places open from a menu, by touch and by keyboard, and close again", async () => {
    const { page, context, faults } = await open(asNurse, phone);
    await page.tap('[data-menu="open"]');
    expect(await page.getAttribute("#main", "inert")).toBe("");
    await page.tap('[data-place-link="vammais"]');
    await page.waitForSelector('#app[data-place="vammais"]');
    expect(await page.getAttribute("#main", "inert")).toBeNull();
    await page.tap('[data-menu="open"]');
    await page.keyboard.press("Escape");
    expect(await page.evaluate("document.activeElement.dataset.menu")).toBe("open");
    expect(faults).toEqual([]);
    await context.close();
  });

  const looks: readonly (readonly [string, BrowserContextOptions])[] = [
    ["a light desktop", desktop],
    ["a dark desktop", { ...desktop, colorScheme: "dark" }],
    ["a light phone", phone],
    ["a dark phone", { ...phone, colorScheme: "dark" }],
  ];
  test.each(looks)("every state is accessible and fits on %s", async (_name, options) => {
    const touch = options.hasTouch === true;
    const { page, context, faults } = await open("/", options);
    const sound = async (state: string): Promise<void> => {
      await expectSound(page, state);
      if (touch) expect([state, await tooSmall(page)]).toEqual([state, []]);
    };
    await sound("first visit");
    await page.click('[data-step="1"]');
    await page.waitForSelector('#app[data-person="vanhus-pj"]');
    await page.click('[data-step="2"]');
    await page.waitForSelector("text=Aloita väliarviointi >> visible=true");
    await sound("reminder");
    await page.click('[data-press="form.open"]');
    await page.waitForSelector("#sheet[open]");
    await sound("form: list");
    await page.click('[data-press="item.open"]');
    await page.waitForSelector("#field-0");
    await page.fill("#field-0", "noin 93");
    await page.click('#sheet [type="submit"]');
    await page.waitForSelector(".error-summary");
    await page.click(".more summary");
    await page.click("text=Lukua ei saada");
    await sound("form: errors");
    await page.click("#sheet >> text=Etenee suunnitellusti");
    await page.click('#sheet [type="submit"]');
    await page.waitForSelector("text=Kaikki 10 kohtaa on tallennettu");
    await page.click('[data-step="4"]');
    await page.waitForSelector('h3:has-text("Tavoite 3")');
    await page.fill("#composer-text", "näytä kaikki");
    await page.click(".send");
    await page.waitForSelector("text=Kotona asuvat kunnittain");
    await sound("all kinds of blocks");
    t.failing = true;
    await page.fill("#composer-text", "ei lähde");
    await page.click(".send");
    await page.waitForSelector("#composer .problem:visible");
    await sound("a message that did not leave");
    await page.click('[data-people="open"]:visible');
    await page.waitForSelector("#people[open]");
    await sound("who are you");
    await page.click('[data-people="close"]');
    if (touch) {
      await page.click('[data-menu="open"]');
      await sound("menu");
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test("strong zoom and a small window still show everything without scrolling sideways", async () => {
    const { page, context } = await open(asNurse, { ...desktop, viewport: { width: 320, height: 256 } });
    await page.fill("#composer-text", "näytä kaikki");
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=Kotona asuvat kunnittain");
    await expectSound(page, "320 x 256");
    await context.close();
  });

  test("nothing moves for somebody who has asked for less motion", async () => {
    const { page, context } = await open(asNurse);
    await page.fill("#composer-text", "tavoite 3");
    await page.keyboard.press("Enter");
    await page.waitForSelector('h3:has-text("Tavoite 3")');
    await page.click(".persona");
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    await context.close();
  });
});
