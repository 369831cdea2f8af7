import type { Command } from "commander";
import { newCommand } from "./command.ts";
import { CliFault } from "./fault.ts";
import type { Io } from "./io.ts";
import { configOf } from "./product.ts";
import { untilStopped } from "./until-stopped.ts";

/** `kvartti store`: the embedded store as a process of its own, for several product processes. */
export function addStore(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "store").action(async () => {
      const config = await configOf(io);
      if (config.store.uri) throw new CliFault("cli.store.notEmbedded");
      const { startEmbedded } = await import("../mongo/embedded/start.ts");
      const store = await startEmbedded({ folder: config.store.folder });
      if (!store.owner) {
        await store.close();
        throw new CliFault("cli.store.runs", { folder: config.store.folder });
      }
      io.out(store.uri);
      io.err(io.t("cli.store.ready", { folder: config.store.folder }));
      await untilStopped();
      await store.close();
      io.err(io.t("cli.store.stopped"));
    }),
  );
}
