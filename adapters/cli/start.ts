import type { Command } from "commander";
import { newCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { configOf } from "./product.ts";

/** `kvartti start`: runs the product until it is told to stop. */
export function addStart(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "start").action(async () => {
      const config = await configOf(io);
      const { runProduct } = await import("../main.ts");
      await runProduct(config, io);
    }),
  );
}
