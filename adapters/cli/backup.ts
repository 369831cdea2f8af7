import type { Command } from "commander";
import { newCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { withStores } from "./product.ts";

/** `kvartti backup FILE`: everything in the store in one file, also while the product runs. */
export function addBackup(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "backup")
      .argument("<file>", io.t("cli.backup.file"))
      .action((file: string) =>
        withStores(io, async ({ connection }) => {
          const { backup } = await import("../mongo/backup.ts");
          const { collections } = await backup(connection, file);
          const documents = Object.values(collections).reduce((sum, n) => sum + n, 0);
          io.out(io.t("cli.backup.done", { file, documents, collections: Object.keys(collections).length }));
        }),
      ),
  );
}
