import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { startBuilt } from "./built-product.ts";
import type { BuiltProduct } from "./built-product.ts";
import { describeInBrowser, desktop, expectSound, openBrowser, openPage, phone } from "./support.ts";

const officer = "h-3n6gy9";
const form = (page: Page): Locator => page.locator("dialog[open]");
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole("button", { name }).last().click();
/** The page says it to the eye; to the ear it is said once more. */
const told = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor({ timeout: 8_000 });
const asOfficer = `/?person=${officer}&place=dm-${officer}&lang=fi`;

/** From the composer to the preview: two working groups, in their channels. */
async function compose(page: Page, title: string): Promise<void> {
  await page.getByRole("textbox").last().fill("lähetä viesti");
  await page.keyboard.press("Enter");
  await form(page).getByLabel("Otsikko").first().fill(title);
  await press(page, "Seuraava");
  await form(page).getByText("Teksti: Kirjoita viestin teksti.").waitFor();
  await expectSound(page, "a broadcast without its text");
  await form(page).getByLabel("Teksti").first().fill("Kotihoito toimii nyt ympäri vuorokauden.");
  await press(page, "Seuraava");
  for (const group of ["Työryhmä: Vanhuspalvelut", "Työryhmä: Digitaaliset hankkeet"]) await form(page).getByText(group).click();
  await expectSound(page, "the audience");
  await press(page, "Seuraava");
  await form(page).getByText("Kyllä", { exact: true }).click();
  await press(page, "Esikatsele");
  await told(page, "Viesti lähtee 2 kanavaan, yhteensä 7 henkilölle.");
}

describeInBrowser("a broadcast in the built product", () => {
  const folder = temporaryFolder();
  let browser: Browser;
  let product: BuiltProduct;

  beforeAll(async () => {
    [browser, product] = await Promise.all([openBrowser(), startBuilt(folder)]);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it("is written, seen before it is sent, can be taken back for two minutes, and its sums are told when it has left", async () => {
    const { page, faults, context } = await openPage(browser, product.url + asOfficer, desktop);
    await compose(page, "Kotihoito laajenee");
    await expectSound(page, "the preview");
    await press(page, "Lähetä 7 henkilölle");
    await told(page, "Viesti lähtee 29.3. klo 9.02. Siihen asti voit perua sen.");
    await press(page, "Peru lähetys");
    await told(page, "Mitään ei lähtenyt");
    await press(page, "Muokkaa");
    for (const screen of ["Otsikko", "Kenelle?"]) {
      await form(page).getByText(screen).first().waitFor();
      await press(page, "Seuraava");
    }
    await press(page, "Esikatsele");
    await press(page, "Lähetä 7 henkilölle");
    await press(page, "Lähetysraportti");
    await told(page, "Odottaa: lähtöhetkeä 29.3. klo 9.02.");
    await page.getByRole("button", { name: "+1 päivä" }).first().click();
    await page.locator('.clock-now:has-text("30.3.2021")').waitFor();
    await press(page, "Päivitä");
    await told(page, "Vastaanottajia yhteensä 2: 2 kanavaa ja 0 henkilöä.");
    await told(page, "Perille 2.");
    await expectSound(page, "the report");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("reaches its readers, who mark it read and ask", async () => {
    const { page, faults, context } = await openPage(browser, `${product.url}/?person=hoitaja&place=vanhus`, phone);
    await told(page, "Kotihoito toimii nyt ympäri vuorokauden.");
    await press(page, "Merkitse luetuksi");
    await told(page, "Merkitsin viestin luetuksi");
    await expectSound(page, "a broadcast on a phone");
    expect(faults).toEqual([]);
    await context.close();
  });

  it("is the operator's to hold, drop and let go, behind a link where there is no playground", async () => {
    const { page: own, context: first } = await openPage(browser, `${product.url}/playground/operator?lang=fi`, desktop);
    await told(own, /^perillä \d$/);
    await press(own, /^Keskeytä/);
    await own.getByRole("button", { name: /^Jatka/ }).waitFor();
    await own.goto(`${product.url}/?person=hoitaja&place=vanhus`);
    await press(own, "Kysy viestijältä");
    await form(own).getByRole("textbox").fill("Milloin meillä?");
    await form(own).locator("button[type=submit]").click();
    await form(own).waitFor({ state: "detached" });
    await first.close();

    const { page, faults, context } = await openPage(browser, await product.cli("outbox", "page", "--lang", "sv"), desktop);
    await told(page, /i kö/);
    await expectSound(page, "the operator's page behind a link");
    await press(page, /^Avbryt/);
    await page.getByText("återkallat 1").waitFor();
    // A click on a page that is still loading its script is lost.
    await page.waitForLoadState();
    await press(page, /^Fortsätt/);
    await page.getByRole("button", { name: /^Pausa/ }).waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "XLSX" }).click()]);
    expect(file.suggestedFilename()).toBe("lahetysraportti.xlsx");
    expect(faults).toEqual([]);
    await context.close();
  });
});
