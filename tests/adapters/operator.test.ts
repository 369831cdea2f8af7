import readXlsxFile from "read-excel-file/node";
import { afterEach, describe, expect, it } from "vitest";
import { writeTable } from "../../adapters/documents/write-table.ts";
import { renderOperator } from "../../adapters/web/view/render-operator.tsx";
import type { Product } from "../../adapters/compose.ts";
import { createMetrics } from "../../adapters/http/metrics.ts";
import { createHttpServer } from "../../adapters/http/server.ts";
import { operatorMount } from "../../adapters/open-operator.ts";
import { mayOperate, offerOperatorPage, operatorCollection } from "../../adapters/open-links.ts";
import { openBroadcastOffice, sent } from "../support/broadcast-office.ts";
import { entry } from "../support/rows.ts";
import { withStore } from "../support/store.ts";

describe("the delivery report as an Excel file", () => {
  it("reads back as it was, texts as texts and numbers as numbers, and holds no formula", async () => {
    const file = await writeTable({ columns: ["Vastaanottaja", "Henkilöitä"], rows: [["=HYPERLINK(1)", 12], ["Vanhuspalvelut", 0]] }, "Lähetys: 1/2");
    const sheets = await readXlsxFile(file);
    const rows = JSON.stringify(sheets);
    expect(rows).toContain('["Vastaanottaja","Henkilöitä"]');
    expect(rows).toContain('["=HYPERLINK(1)",12]');
    expect(rows).toContain('["Vanhuspalvelut",0]');
  });
});

describe("the operator's page", () => {
  it("shows who and why, with what can be done about it, and never what the message says", () => {
    const failed = entry("viesti:1", 0, { state: "failed", reason: "archived", card: { language: "fi", summary: "salainen", blocks: [] } });
    const page = renderOperator({ language: "fi", waiting: [], failed: [failed], counts: [["ei mennyt perille", 1]], workspaces: [{ id: "slack:T1", paused: true }], broadcasts: [], limit: 100 }, { page: "/playground/operator", assets: "/playground/assets" });
    expect(page).toContain("ei mennyt perille: kanava arkistoitu");
    expect(page).toContain('data-deed="retry" data-of="viesti:1"');
    expect(page).toContain('data-deed="resume" data-of="slack:T1"');
    expect(page).not.toContain("salainen");
  });
});

describe("the operator's page where there is no playground", () => {
  const store = withStore({ more: [operatorCollection] });
  const servers: { stop(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const s of servers.splice(0)) await s.stop();
  });

  /** The office after a broadcast, of which one channel is archived, and a link to the page. */
  async function opened(person?: string) {
    const office = await openBroadcastOffice(store);
    office.messenger.answer((to) => to.conversation === "koti", { kind: "final", reason: "archived" });
    const broadcast = await sent(office, store, "viestijä", { to: "group:koti,group:lapset" });
    const product = { app: office.app, ports: office.ports, stores: store.stores, clock: store.clock, connection: store.connection } as unknown as Product;
    const server = createHttpServer({
      host: "127.0.0.1", port: 0, mounts: [operatorMount(product)], metrics: createMetrics(), checks: {},
      logging: { log: store.log, withCorrelation: (_id, run) => run(), faultContext: () => ({}) },
    });
    servers.push(server);
    const { url } = await server.start();
    const { path } = await offerOperatorPage(product, person);
    return { office, product, broadcast, url: `${url}${path}` };
  }
  const press = (url: string, body: unknown, type = "application/json"): Promise<Response> => fetch(url, { method: "POST", headers: { "Content-Type": type }, body: JSON.stringify(body) });

  it("opens by a link, with its style and script, shows what did not arrive, and does what is pressed", async () => {
    const { office, url, broadcast } = await opened();
    const got = await fetch(`${url}?lang=sv`);
    const page = await got.text();
    expect(page).toContain("kom inte fram: kanalen är arkiverad");
    expect(page).not.toContain("Kotihoito toimii");
    expect([got.headers.get("cache-control"), got.headers.get("referrer-policy")]).toEqual(["no-store", "no-referrer"]);
    for (const [, asset = ""] of page.matchAll(/(?:href|src)="(\/operator\/assets\/[^"]+)"/g)) expect((await fetch(new URL(asset, url))).status).toBe(200);
    const [key = ""] = /broadcast:[^"]+/.exec(page) ?? [];
    expect((await press(url, { deed: "retry", of: key })).status).toBe(200);
    expect((await press(url, { deed: "retry", of: key })).status).toBe(409);
    await office.app.run("deliver");
    expect(office.inbox("koti").join()).toContain("Kotihoito laajenee");
    expect((await press(url, { deed: "pause", of: "test:T1" })).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('data-deed="resume" data-of="test:T1"');
    const [file = ""] = /\/operator\/[^"]+\.csv[^"]*/.exec(page) ?? [];
    expect(file).toContain(broadcast.id);
    expect(await (await fetch(new URL(file, url))).text()).toContain("Kotona asuminen;kanal;2;test;framme;");
  });

  it("a link dies after half an hour; another secret, a page of another site and a form open and do nothing", async () => {
    const { url } = await opened();
    expect((await fetch(url.replace(/.$/, (last) => (last === "x" ? "y" : "x")))).status).toBe(410);
    expect((await fetch(new URL("/operator/", url))).status).toBe(404);
    expect((await press(url, { deed: "pause", of: "test:T1" }, "text/plain")).status).toBe(415);
    store.clock.advance(31 * 60_000);
    expect(await (await fetch(url)).text()).toContain("kvartti outbox page");
    expect((await press(url, { deed: "pause", of: "test:T1" })).status).toBe(410);
    expect((await store.stores.senders.get("test:T1"))?.value.paused).not.toBe(true);
    expect(JSON.stringify(store.log.lines)).not.toContain("/operator/");
  });

  it("a link made for somebody is an administrator's, and closes when the role ends", async () => {
    const { url, product } = await opened("ylläpitäjä");
    expect(await mayOperate(product, "viestijä")).toBe(false);
    expect((await fetch(url)).status).toBe(200);
    const role = await store.stores.roles.get("administrator:ylläpitäjä");
    if (role) await store.stores.roles.save(role, { ...role.value, to: "2021-01-01" });
    expect((await fetch(url)).status).toBe(410);
  });
});
