import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { slides } from "../programme/import/fixtures.ts";
import { temporaryFolder } from "../support/folder.ts";
import { startBuilt } from "./built-product.ts";
import type { BuiltProduct } from "./built-product.ts";
import { describeInBrowser, desktop, expectSound, openBrowser, openPage } from "./support.ts";

const administrator = "h-9q5lb2";
const pictures = process.env["KVARTTI_PICTURES"] ?? temporaryFolder();

const told = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).last().waitFor({ timeout: 8_000 });
const drop = (page: Page, name: string, text: string): Promise<void> => page.setInputFiles("#composer-file", { name, mimeType: "text/plain", buffer: Buffer.from(text) });
const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).last().click();
const ask = async (page: Page, text: string): Promise<void> => {
  await page.getByRole("textbox").last().fill(text);
  await page.keyboard.press("Enter");
};

describeInBrowser("the document that people have becomes the programme", () => {
  let browser: Browser;
  let product: BuiltProduct;
  beforeAll(async () => {
    [browser, product] = await Promise.all([openBrowser(), startBuilt(temporaryFolder())]);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it("is dropped in the administrator's chat, read, taken into use and asked about without a restart; a new version shows what changes", async () => {
    const { page, context, faults } = await openPage(browser, `${product.url}/?person=${administrator}&place=dm-${administrator}&lang=fi`, desktop);
    // Documents with pictures are of some megabytes.
    await drop(page, "ohjelma.txt", slides + " ".repeat(2_000_000));
    await told(page, "Kallion palveluohjelma");
    await expectSound(page, "the findings");
    await page.screenshot({ path: `${pictures}/import-findings.png` });
    await press(page, "Ota käyttöön");
    await told(page, "on käytössä, versio 1");

    await page.goto(`${product.url}/?lang=fi`);
    await page.getByRole("navigation").getByText("Ikäihmisten palvelut").click();
    await page.getByRole("heading", { name: "Ikäihmisten palvelut" }).waitFor();
    await ask(page, "tavoite 1 tilanne?");
    await told(page, "Kotona asumisen tukeminen");
    expect(await page.getByRole("button", { name: "+1 päivä" }).count()).toBe(0);
    await expectSound(page, "a real programme in the playground");
    await page.screenshot({ path: `${pictures}/import-asked.png` });

    await page.goto(`${product.url}/?person=${administrator}&place=dm-${administrator}&lang=fi`);
    await drop(page, "ohjelma.txt", slides.replace("kasvaa 15 %", "kasvaa 20 %"));
    await told(page, "+15 % → +20 %");
    await expectSound(page, "what changes");
    await page.screenshot({ path: `${pictures}/import-diff.png` });
    await press(page, "Ota käyttöön");
    await told(page, "on käytössä, versio 2");
    expect(faults).toEqual([]);
    await context.close();
  });
});
