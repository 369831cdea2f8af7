import mammoth from "mammoth";
import { afterEach, describe, expect, it } from "vitest";
import type { Product } from "../../adapters/compose.ts";
import { createMetrics } from "../../adapters/http/metrics.ts";
import { createHttpServer } from "../../adapters/http/server.ts";
import { openReports, reportCollection } from "../../adapters/open-reports.ts";
import { confirmedOffice, readyOffice } from "../support/confirming.ts";
import { cardOfReply, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore({ more: [reportCollection] });
const servers: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const s of servers.splice(0)) await s.stop();
});

/** The office with its reports served over HTTP; `address: false` as in an installation nobody can open links to. */
async function served(make: typeof confirmedOffice = confirmedOffice, address = true): Promise<Office> {
  const reports = openReports();
  const office = await make(store, undefined, { reportLinks: reports.links });
  const server = createHttpServer({
    host: "127.0.0.1", port: 0, mounts: [reports.mount], metrics: createMetrics(), checks: {},
    logging: { log: store.log, withCorrelation: (_id, run) => run(), faultContext: () => ({}) },
  });
  servers.push(server);
  const { url } = await server.start();
  const product = { app: office.app, ports: office.ports, stores: store.stores, clock: store.clock, connection: store.connection };
  reports.open(product as unknown as Product, () => (address ? url : undefined));
  return office;
}

async function linkFor(office: Office, l = "sv"): Promise<string> {
  const card = cardOfReply(await office.press("koordinaattori", "dm", "report.offer", { l }));
  const link = card.blocks.find((b) => b.kind === "link");
  if (link?.kind !== "link") throw new Error(card.summary);
  return link.url;
}

describe("the report by button", () => {
  it("is fetched by the coordinator as a Word file in the chosen language, and who took it is noted", async () => {
    const office = await served();
    expect(textOf(await office.press("koordinaattori", "dm", "report.offer"))).toContain("vahvistettuja ryhmiä 1/3");
    const got = await fetch(await linkFor(office));
    expect(got.headers.get("content-disposition")).toContain("mellanutvardering-2021-Q1.docx");
    expect(got.headers.get("cache-control")).toBe("no-store");
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await got.arrayBuffer()) });
    expect(html).toContain("Läget per grupp");
    expect((await store.stores.rounds.get("laituri:2021-Q1"))?.value.reports?.map((r) => r.by)).toEqual(["koordinaattori"]);
  });

  it("its link dies after half an hour; another secret opens nothing", async () => {
    const office = await served();
    const url = await linkFor(office);
    expect((await fetch(url.replace(/.$/, (last) => (last === "x" ? "y" : "x")))).status).toBe(410);
    expect((await fetch(new URL("/reports/", url))).status).toBe(410);
    expect((await fetch(url, { method: "POST" })).status).toBe(404);
    store.clock.advance(31 * 60_000);
    expect((await fetch(url)).status).toBe(410);
  });

  it("a coordinator who has stepped down cannot fetch it any more", async () => {
    const office = await served();
    const url = await linkFor(office);
    const role = await store.stores.roles.get("coordinator:koordinaattori");
    if (role) await store.stores.roles.save(role, { ...role.value, to: "2021-04-01" });
    expect((await fetch(url)).status).toBe(410);
  });

  it("is not given to anybody else, nor before anything is confirmed, nor where there is no address", async () => {
    const office = await served();
    for (const who of ["kotijohtaja", "hoitaja", "viestijä", "ylläpitäjä"]) expect(textOf(await office.press(who, "dm", "report.offer", { l: "fi" }))).toContain("toinen rooli");
    expect(JSON.stringify(store.log.lines)).not.toContain("/reports/");
  });

  it("says what is missing: nothing confirmed, or no address", async () => {
    const early = await served(readyOffice);
    expect(textOf(await early.press("koordinaattori", "dm", "report.offer", { l: "fi" }))).toContain("Mitään ei ole vielä vahvistettu");
  });

  it("without an address the way over the command line is told", async () => {
    const office = await served(confirmedOffice, false);
    expect(textOf(await office.press("koordinaattori", "dm", "report.offer", { l: "fi" }))).toContain("kvartti report");
  });
});
