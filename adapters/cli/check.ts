import type { Command } from "commander";
import { newCommand } from "./command.ts";
import type { Io } from "./io.ts";

/** `kvartti check FILE`: every fault of a programme file at once, with its line. Needs no store. */
export function addCheck(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "check")
      .argument("<file>", io.t("cli.option.programme"))
      .option("--people <file>", io.t("cli.option.people"))
      .action(async (file: string, options: { readonly people?: string }) => {
        const { peopleFromFile, programmeFromFile, summary } = await import("./programme-files.ts");
        const { programme } = await programmeFromFile(io, file);
        io.out(summary(io, programme));
        if (options.people === undefined) return;
        const people = await peopleFromFile(io, options.people, programme);
        io.out(io.t("cli.check.people", { persons: people.persons.length, roles: people.roles.length }));
      }),
  );
}
