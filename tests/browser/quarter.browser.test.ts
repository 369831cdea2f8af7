import { mkdirSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import type { BuiltProduct } from "./built-product.ts";
import { startBuilt } from "./built-product.ts";
import { describeInBrowser, desktop, expectSound, openBrowser, openPage, phone } from "./support.ts";

/** With KVARTTI_PICTURES the pictures of the README are drawn again; otherwise they go to a temporary folder. */
const pictures = process.env["KVARTTI_PICTURES"] ?? temporaryFolder();
mkdirSync(pictures, { recursive: true });

const picture = (page: Page, name: string): Promise<Buffer> => page.screenshot({ path: `${pictures}/${name}.png` });
const form = (page: Page): Locator => page.locator("dialog[open]");
const press = (page: Page, name: string | RegExp): Promise<void> => form(page).getByRole("button", { name }).click();

/** Chooses "Etenee suunnitellusti" among the statuses, and "Toteutunut" where a milestone is asked. */
async function judge(page: Page): Promise<void> {
  for (const milestone of await form(page).getByLabel("Toteutunut").all()) await milestone.setChecked(true, { force: true });
  for (const status of await form(page).getByLabel("Etenee suunnitellusti", { exact: true }).all()) await status.setChecked(true, { force: true });
}

const titled = (page: Page, position: number): Promise<void> => form(page).getByRole("heading", { name: `Väliarviointi ${position}/10` }).waitFor();

describeInBrowser("a quarter in the built product", () => {
  const folder = temporaryFolder();
  let browser: Browser;
  let product: BuiltProduct;

  beforeAll(async () => {
    browser = await openBrowser();
    product = await startBuilt(folder);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it("goes from the opening to a published summary, and the chair's figures answer the staff's question", async () => {
    const { page, faults, context } = await openPage(browser, product.url, desktop);
    await page.getByRole("link", { name: "Vaihda henkilöä" }).click();
    await page.getByText("Olet nyt").first().waitFor();
    await page.getByRole("button", { name: /Siirry seuraavan kierroksen avaukseen/ }).first().click();
    await page.getByRole("button", { name: "Aloita väliarviointi" }).waitFor();
    expect(await page.getByRole("button", { name: "Aloita väliarviointi" }).count()).toBe(1);
    await picture(page, "reminder");
    await page.getByRole("button", { name: "Aloita väliarviointi" }).click();
    await form(page).getByText("Puuttuu").waitFor();
    await press(page, /^Aloita$/);

    await titled(page, 1);
    await form(page).locator("input[inputmode=decimal]").fill("paljon");
    await judge(page);
    await press(page, "Tallenna ja jatka");
    await form(page).getByText("Kirjoita luku, esimerkiksi 92,8.").first().waitFor();
    await picture(page, "form");
    await expectSound(page, "a figure that is not one");
    await form(page).locator("input[inputmode=decimal]").fill("12,5");
    await press(page, "Tallenna ja jatka");

    await titled(page, 2);
    await form(page).locator("input[inputmode=decimal]").fill("1 163");
    await judge(page);
    await press(page, "Tallenna ja jatka");

    await titled(page, 3);
    await form(page).getByLabel("Ei uutta lukua").setChecked(true, { force: true });
    await judge(page);
    await press(page, "Tallenna ja jatka");

    for (let position = 4; position <= 10; position++) {
      await titled(page, position);
      for (const input of await form(page).locator("input[inputmode=decimal]").all()) await input.fill(position === 5 ? "92,8" : "4");
      await judge(page);
      await press(page, "Tallenna ja jatka");
    }
    await page.getByText("Kaikki 10 kohtaa on tallennettu").first().waitFor();
    await page.getByRole("button", { name: "Esikatsele kooste" }).last().click();
    await page.getByText("Mitään ei ole vielä julkaistu").first().waitFor();
    await picture(page, "preview");
    await page.getByRole("button", { name: "Julkaise kanavalle" }).last().click();
    await page.getByText("Kooste on julkaistu").first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it("answers the staff in the channel with those figures, as preliminary", async () => {
    const { page, context } = await openPage(browser, `${product.url}/?place=vanhus`, desktop);
    await page.getByText("väliarviointi, tammi–maaliskuu 2021").first().waitFor();
    await page.getByRole("textbox").last().fill("tavoite 3 tilanne?");
    await page.keyboard.press("Enter");
    await page.getByText("Tavoite 3: Kotihoidon kehittäminen").first().waitFor();
    const told = await page.locator("main").innerText();
    expect(told).toMatch(/92,8\s%/);
    expect(told).toContain("Ennakkotieto");
    await picture(page, "playground");
    await context.close();
  });

  it("has everything after a restart, also on a phone", async () => {
    await product.stop();
    product = await startBuilt(folder);
    const { page, context } = await openPage(browser, `${product.url}/?place=vanhus`, phone);
    await page.getByText("Tavoite 3: Kotihoidon kehittäminen").first().waitFor();
    await page.getByText("väliarviointi, tammi–maaliskuu 2021").first().waitFor();
    await expectSound(page, "the channel on a phone");
    await picture(page, "phone");
    await context.close();
  });
});
