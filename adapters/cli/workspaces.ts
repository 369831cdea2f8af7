import { Command } from "commander";
import { speakHelp } from "./command.ts";
import { CliFault } from "./fault.ts";
import type { Io } from "./io.ts";
import { withProduct } from "./product.ts";
import { table } from "./table.ts";

/** `kvartti outbox workspaces | pause | resume`: where messages go, and stopping one workspace without touching the others. */
export function addWorkspaces(outbox: Command, io: Io): void {
  outbox.addCommand(speakHelp(new Command("workspaces").description(io.t("cli.outbox.workspaces")), io).action(() => list(io)));
  for (const name of ["pause", "resume"] as const)
    outbox.addCommand(
      speakHelp(new Command(name).description(io.t(`cli.outbox.${name}`)), io)
        .argument("<workspace>", io.t("cli.outbox.workspace"))
        .action((workspace: string) => pause(io, workspace, name)),
    );
}

const list = (io: Io): Promise<void> =>
  withProduct(io, async ({ stores, clock }) => {
    const all = await stores.senders.find({});
    if (all.length === 0) return io.out(io.t("cli.outbox.noWorkspaces"));
    const state = (s: (typeof all)[number]["value"]): string => io.t(s.paused === true ? "cli.outbox.paused" : s.until > clock.machine() ? "cli.outbox.sending" : "cli.outbox.idle");
    for (const line of table([[io.t("cli.outbox.column.workspace"), io.t("cli.outbox.column.state")], ...all.map((s) => [s.value.id, state(s.value)])])) io.out(line);
  });

const pause = (io: Io, workspace: string, name: "pause" | "resume"): Promise<void> =>
  withProduct(io, async ({ stores }) => {
    const { pauseWorkspace } = await import("../../src/messaging/pause-workspace.ts");
    if (!(await pauseWorkspace(stores, workspace, name === "pause"))) throw new CliFault("cli.outbox.noWorkspace", { workspace });
    io.out(io.t(name === "pause" ? "cli.outbox.nowPaused" : "cli.outbox.nowResumed", { workspace }));
  });
