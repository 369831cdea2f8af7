import type { Command } from "commander";
import { newCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { readText } from "./io.ts";

/** `kvartti read-target`: what indicator sentences state, for whole files. Needs no store. */
export function addReadTarget(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "read-target")
      .argument("[file]", io.t("cli.read-target.file"), "-")
      .option("--jsonl", io.t("cli.read-target.jsonl"))
      .action(async (file: string) => {
        const { runReadTarget } = await import("../../src/programme/read-target-lines.ts");
        const lines = (await readText(io, file)).split(/\r?\n/).filter((line) => line.trim() !== "");
        for (const line of runReadTarget(lines)) io.out(line);
      }),
  );
}
