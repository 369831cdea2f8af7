import { Command, CommanderError } from "commander";
import { addAdminCode } from "./admin-code.ts";
import { addBackup } from "./backup.ts";
import { addBroadcasts } from "./broadcasts.ts";
import { addCheck } from "./check.ts";
import { speakHelp } from "./command.ts";
import { explain } from "./explain.ts";
import { exit } from "./fault.ts";
import { addImport } from "./import.ts";
import type { Io } from "./io.ts";
import { addLoad } from "./load.ts";
import { addOutbox } from "./outbox.ts";
import { addReadTarget } from "./read-target.ts";
import { addReminders } from "./reminders.ts";
import { addReport } from "./report.ts";
import { addRestore } from "./restore.ts";
import { addRounds } from "./rounds.ts";
import { addStart } from "./start.ts";
import { addStore } from "./store.ts";
import { addTeamsPackage } from "./teams-package.ts";
import { addUnderstand } from "./understand.ts";
import { usageText } from "./usage.ts";
import { version } from "./version.ts";

/** Every command, in the order of the help page. Each one loads what it needs when it runs, so that help is quick. */
const commands = [
  addStart, addImport, addCheck, addLoad, addUnderstand, addReadTarget, addRounds, addReminders, addReport, addOutbox, addBroadcasts, addAdminCode, addBackup, addRestore, addStore, addTeamsPackage,
] as const;

/** Runs one command line and gives the exit code: 0 done, 1 a fault in what was given or stored, 2 wrong usage. Never throws. */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  const program = speakHelp(new Command("kvartti"), io)
    .description(io.t("cli.about"))
    .version(version(), "-V, --version", io.t("cli.help.version"))
    .helpCommand("help [command]", io.t("cli.help.command"))
    .showSuggestionAfterError();
  for (const add of commands) add(program, io);
  try {
    if (args.length === 0) io.err(program.helpInformation());
    if (args.length === 0) return exit.usage;
    await program.parseAsync([...args], { from: "user" });
    return exit.ok;
  } catch (error) {
    if (!(error instanceof CommanderError)) return explain(error, io);
    if (error.exitCode === 0) return exit.ok;
    for (const line of usageText(error, io)) io.err(line);
    return exit.usage;
  }
}
