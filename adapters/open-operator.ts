import { titleOf } from "../src/broadcast/broadcast.ts";
import { deliveryReport } from "../src/broadcast/delivery-report.ts";
import { csvOf, reportTable } from "../src/broadcast/report-table.ts";
import { pauseWorkspace } from "../src/messaging/pause-workspace.ts";
import { speak } from "../src/texts/texts.ts";
import type { Product } from "./compose.ts";
import { answer } from "./http/pages.ts";
import type { Mount } from "./http/server.ts";
import { opensOperatorPage } from "./open-links.ts";
import { operatorBehindLink } from "./web/operator-link.ts";
import type { OperatorPorts } from "./web/operator.ts";

/** The operator's page over the product's own stores. */
export function operatorOf({ app, stores, ports, clock }: Pick<Product, "app" | "stores" | "ports" | "clock">): OperatorPorts {
  return {
    outbox: stores.outbox,
    now: () => clock.now(),
    wake: ports.wake,
    workspaces: async () => (await stores.senders.find({})).map(({ value }) => ({ id: value.id, paused: value.paused === true })),
    pause: (workspace, paused) => pauseWorkspace(stores, workspace, paused),
    broadcasts: async (language) => {
      const active = await app.programme();
      if (!active) return [];
      const all = await stores.broadcasts.find({ programme: active.programme.id }, { sort: "editedAt", descending: true, limit: 20 });
      const t = speak(language);
      return all.filter((b) => b.value.frozen).map(({ value: b }) => ({ id: b.id, title: titleOf(b, language, active.programme.language), state: t(`broadcast.state.${b.state}`) }));
    },
    report: async (id, ending, language) => {
      const [active, stored] = [await app.programme(), await stores.broadcasts.get(id)];
      if (!active || stored?.value.programme !== active.programme.id) return undefined;
      const table = reportTable(await deliveryReport(ports, stored.value), language, active.calendar.zone);
      if (ending === "csv") return csvOf(table);
      const { writeTable } = await import("./documents/write-table.ts");
      return writeTable(table, "Kvartti");
    },
  };
}

/** The same page where there is no playground: behind the secret of a link from `kvartti outbox page`. */
export function operatorMount(product: Product): Mount {
  const handler = operatorBehindLink(operatorOf(product), {
    opens: (secret) => opensOperatorPage(product, secret),
    closed: (request, response) => answer(request, response, "pageExpired"),
  });
  return { path: "/operator", handler, perMinute: 120, maxBytes: 4_000 };
}
