import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../adapters/config.ts";
import { startProduct } from "../../adapters/main.ts";
import type { Running } from "../../adapters/main.ts";
import { temporaryFolder } from "../support/folder.ts";
import { recordedLog } from "../support/log.ts";
import { describeInBrowser, openBrowser } from "./support.ts";

const require = createRequire(import.meta.url);
const client = findClient();
if (!client) console.log("The local Teams client is not installed (@microsoft/m365agentsplayground): its browser test is skipped.");

function findClient(): string | undefined {
  const file = join("node_modules", "@microsoft", "m365agentsplayground", "cli.js");
  return existsSync(file) ? require.resolve(`${process.cwd()}/${file}`) : undefined;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Kvartti on its sample, one of whose chairs has the e-mail of the client's user. */
async function startKvartti(folder: string): Promise<Running> {
  const people = join(folder, "people.yaml");
  const sample = readFileSync("adapters/sample/people.yaml", "utf8");
  writeFileSync(people, sample.replace("- id: h-9m2xw5\n", "- id: h-9m2xw5\n    email: vanhuspalvelut@example.com\n"));
  const config = readConfig({
    KVARTTI_TEAMS: "on", KVARTTI_PLAYGROUND: "off", PORT: String(await freePort()), KVARTTI_DATA: join(folder, "data"),
    KVARTTI_PROGRAMME: "adapters/sample/programme.yaml", KVARTTI_PEOPLE: people,
  });
  if (Array.isArray(config)) throw new Error(JSON.stringify(config));
  return startProduct(config, recordedLog());
}

async function startClient(folder: string, app: string): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const port = await freePort();
  copyFileSync("manifests/teams/local-client/.m365agentsplayground.yml", join(folder, ".m365agentsplayground.yml"));
  const child = spawn(process.execPath, [client ?? "", "start", "-e", `${app}/api/messages`, "-c", "msteams", "-p", String(port), "--disable-telemetry"], {
    cwd: folder, stdio: "ignore", env: { ...process.env, TEAMSAPPTESTER_BROWSER: "none", TEAMSFX_TELEMETRY: "false" },
  });
  const url = `http://127.0.0.1:${String(port)}/`;
  for (let i = 0; i < 200; i += 1) {
    if (await fetch(url).then((r) => r.ok, () => false)) return { url, process: child };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the client did not start");
}

const shots = process.env.TEAMS_SCREENSHOTS;
async function shot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Every open item: no new figure, not yet, not begun; until the form has thanked. */
async function answerTheRest(page: Page): Promise<void> {
  const title = page.getByText(/^Väliarviointi \d+\/10$/).last();
  for (let i = 2; i <= 10; i += 1) {
    await page.getByText(`Väliarviointi ${String(i)}/10`).last().waitFor();
    for (const box of await page.getByRole("checkbox", { name: "Ei uutta lukua" }).all()) await box.check();
    for (const radio of await page.getByRole("radio", { name: /^(Ei vielä|Ei aloitettu)$/ }).all()) await radio.check();
    const before = await title.textContent();
    await page.getByRole("button", { name: "Tallenna ja jatka", exact: true }).last().click();
    await page.getByText(before ?? "", { exact: true }).waitFor({ state: "detached" });
  }
}

(client ? describeInBrowser : describe.skip)("Kvartti in the local Teams client", () => {
  let browser: Browser;
  let kvartti: Running;
  let teams: Awaited<ReturnType<typeof startClient>>;

  beforeAll(async () => {
    const folder = temporaryFolder();
    kvartti = await startKvartti(folder);
    teams = await startClient(folder, kvartti.url);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    teams?.process.kill();
    await kvartti?.stop();
  });

  test("link, reminder, form with an error and its correction, confirmation, status question, summary", async () => {
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: "fi-FI" })).newPage();
    await page.route("**/*", (route) => (/^\w+:\/\/(localhost|127\.0\.0\.1)/.test(route.request().url()) ? route.continue() : route.abort()));
    page.setDefaultTimeout(12_000);
    await page.goto(teams.url, { waitUntil: "domcontentloaded" });
    const says = (text: string | RegExp): Promise<unknown> => page.getByText(text).last().waitFor();
    const press = (name: string, nth: "first" | "last" = "last"): Promise<void> => page.getByRole("button", { name, exact: true })[nth]().click();
    const goTo = (name: string): Promise<void> => page.getByRole("treeitem", { name }).first().click();

    await says(/Oletko sinä Vanhuspalvelujen johtaja/);
    await press("Kyllä, olen");
    await says(/Nyt tiedän, kuka olet/);

    await goTo("Vanhuspalvelut");
    await says(/Minkä työryhmän kanava tämä on/);
    await press("Vanhuspalvelut");
    await says(/nyt ryhmän Vanhuspalvelut kanava/);
    await shot(page, "1-linked");

    const next = await kvartti.product.app.nextOpening();
    await kvartti.product.clock.moveTo(next?.opensAt ?? 0);
    await kvartti.product.app.run("sweep");
    await goTo("Personal Chat");
    await says(/väliarviointi on auki/);
    await shot(page, "2-reminder");
    await press("Aloita väliarviointi");
    await says(/Kohtia tehty/);
    await shot(page, "3-list");
    await press("Vastaa", "first");
    await says(/Tallenna ja jatka/);
    await press("Tallenna ja jatka");
    await says(/Korjaa tämä/);
    await shot(page, "4-error");
    await page.getByRole("radio", { name: "Etenee suunnitellusti" }).last().check();
    await page.getByLabel(/\(%\)$/).last().fill("6,4");
    await press("Tallenna ja jatka");
    await page.getByText(/Korjaa tämä/).last().waitFor({ state: "hidden" });
    await shot(page, "5-next");
    await press("Luettelo");
    await says(/Kohtia tehty: 1\/10/);
    await shot(page, "6-saved");
    await press("Jatka");
    await answerTheRest(page);
    await says("Kiitos! Kaikki 10 kohtaa on tallennettu.");
    expect(await page.getByRole("button", { name: "Tallenna ja jatka" }).count()).toBe(0);
    await shot(page, "7-thanks");

    await goTo("Vanhuspalvelut");
    await page.getByRole("textbox").first().click();
    await page.keyboard.type("@");
    await page.getByRole("menuitem", { name: "Kvartti" }).first().click();
    await shot(page, "8-mention");
    await page.keyboard.type(" tavoite 1 tilanne?");
    await press("Post");
    await says(/Tavoite 1: /);
    await shot(page, "9-status");

    await goTo("Personal Chat");
    await press("Julkaise kanavalle");
    await says(/Kooste on julkaistu/);
    await kvartti.product.app.run("deliver");
    await goTo("Vanhuspalvelut");
    await says(/Ennakkotieto/);
    await shot(page, "10-summary");
    expect(await page.getByLabel(/\(%\)$/).count()).toBe(0);
  });
});
