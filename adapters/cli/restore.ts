import type { Command } from "commander";
import { newCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { withConnection } from "./product.ts";

/** `kvartti restore FILE`: fills an empty store from a backup; with --force the content of a store is replaced. */
export function addRestore(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "restore")
      .argument("<file>", io.t("cli.restore.file"))
      .option("--force", io.t("cli.restore.force"))
      .action((file: string, options: { readonly force?: true }) =>
        withConnection(io, async ({ connection }) => {
          const { restore } = await import("../mongo/restore.ts");
          const { allSpecs } = await import("../mongo/stores.ts");
          const { collections } = await restore(connection, file, { force: options.force === true, specs: allSpecs() });
          const documents = Object.values(collections).reduce((sum, n) => sum + n, 0);
          io.out(io.t("cli.restore.done", { file, documents, collections: Object.keys(collections).length }));
        }),
      ),
  );
}
