import type { Aggregates } from "../src/ports/aggregates.ts";
import type { ReportLinks, ReportWanted } from "../src/ports/report-links.ts";
import type { CollectionSpec } from "../src/stores.ts";
import type { Product } from "./compose.ts";
import type { Download } from "./http/downloads.ts";
import { downloads } from "./http/downloads.ts";
import type { Mount } from "./http/server.ts";
import { fingerprintOf, linkMinutes, looksLikeSecret, newSecret } from "./link-secret.ts";
import { openAggregates } from "./mongo/aggregates.ts";

/** What a link opens. The id is the secret's SHA-256: whoever reads the store cannot open it. Times are the machine's. */
interface OfferedReport extends ReportWanted {
  readonly id: string;
  readonly expiresAt: number;
}

export const reportCollection: CollectionSpec = { collection: "reportlinks", version: 1, indexes: [["programme"]] };

/** Links to reports: the port that offers them and the route that serves them. `open` completes it when the product is there. */
export interface OpenReports {
  readonly links: ReportLinks;
  readonly mount: Mount;
  open(product: Product, base: () => string | undefined): void;
}

export function openReports(): OpenReports {
  let opened: { readonly product: Product; readonly offered: Aggregates<OfferedReport, "programme">; readonly base: () => string | undefined } | undefined;
  const links: ReportLinks = {
    async offer(wanted) {
      const base = opened?.base();
      if (!opened || base === undefined) return undefined;
      const now = opened.product.clock.machine();
      await forgetOld(opened.offered, wanted.programme, now);
      const secret = newSecret();
      await opened.offered.insert({ ...wanted, id: fingerprintOf(secret), expiresAt: now + linkMinutes * 60_000 });
      return { url: `${base}/reports/${secret}`, minutes: linkMinutes };
    },
  };
  const fetch = async (secret: string): Promise<Download | undefined> => {
    if (!opened || !looksLikeSecret(secret)) return undefined;
    const stored = await opened.offered.get(fingerprintOf(secret));
    return stored && stored.value.expiresAt > opened.product.clock.machine() ? makeReport(opened.product, stored.value) : undefined;
  };
  return {
    links,
    mount: { path: "/reports", handler: downloads(fetch), perMinute: 60 },
    open: (product, base) => void (opened = { product, base, offered: openAggregates(product.connection, reportCollection) }),
  };
}

async function forgetOld(offered: Aggregates<OfferedReport, "programme">, programme: string, now: number): Promise<void> {
  for (const { value } of await offered.find({ programme })) if (value.expiresAt <= now) await offered.remove(value.id);
}

/** Made when it is fetched, from what is confirmed now. Whoever has lost the role meanwhile gets nothing. */
async function makeReport(product: Product, wanted: OfferedReport): Promise<Download | undefined> {
  const active = await product.app.programme();
  const round = (await product.stores.rounds.get(wanted.round))?.value;
  if (!active || !round || round.programme !== active.programme.id || !(await stillMay(product, wanted))) return undefined;
  const { roundReport } = await import("../src/report/round-report.ts");
  const { buildReport } = await import("../src/report/build-report.ts");
  const { reportFileName, wordDocument } = await import("../src/report/report-file.ts");
  const { writeReport } = await import("./documents/write-report.ts");
  const bytes = await writeReport(buildReport(await roundReport(product.ports, active, round), wanted.language));
  return { name: reportFileName(round.quarter, wanted.language), mediaType: wordDocument, bytes };
}

async function stillMay(product: Product, { programme, person }: OfferedReport): Promise<boolean> {
  const { reachFor } = await import("../src/people/permissions.ts");
  const { dateOf } = await import("../src/shared/calendar.ts");
  const roles = (await product.stores.roles.find({ programme, person })).map((r) => r.value);
  const zone = (await product.app.programme())?.calendar.zone ?? "UTC";
  return reachFor("compile", roles, dateOf(product.clock.now(), zone)) === "all";
}
