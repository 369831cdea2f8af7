import { titleOf } from "../src/broadcast/broadcast.ts";
import { deliveryReport } from "../src/broadcast/delivery-report.ts";
import { csvOf, reportTable } from "../src/broadcast/report-table.ts";
import { pauseWorkspace } from "../src/messaging/pause-workspace.ts";
import type { ActiveProgramme } from "../src/programme/active-programme.ts";
import { speak } from "../src/texts/texts.ts";
import type { Product } from "./compose.ts";
import type { OperatorPorts } from "./web/operator.ts";

/** The operator's page over the product's own stores. */
export function operatorOf({ stores, ports, clock }: Product, active: ActiveProgramme): OperatorPorts {
  return {
    outbox: stores.outbox,
    now: () => clock.now(),
    wake: ports.wake,
    workspaces: async () => (await stores.senders.find({})).map(({ value }) => ({ id: value.id, paused: value.paused === true })),
    pause: (workspace, paused) => pauseWorkspace(stores, workspace, paused),
    broadcasts: async (language) => {
      const all = await stores.broadcasts.find({ programme: active.programme.id }, { sort: "editedAt", descending: true, limit: 20 });
      const t = speak(language);
      return all.filter((b) => b.value.frozen).map(({ value: b }) => ({ id: b.id, title: titleOf(b, language, active.programme.language), state: t(`broadcast.state.${b.state}`) }));
    },
    report: async (id, ending, language) => {
      const stored = await stores.broadcasts.get(id);
      if (stored?.value.programme !== active.programme.id) return undefined;
      const table = reportTable(await deliveryReport(ports, stored.value), language, active.calendar.zone);
      if (ending === "csv") return csvOf(table);
      const { writeTable } = await import("./documents/write-table.ts");
      return writeTable(table, "Kvartti");
    },
  };
}
