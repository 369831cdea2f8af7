import { Command } from "commander";
import type { Io } from "./io.ts";

/** The words a help page is made of, in the administrator's language. */
export const commandNames = [
  "start", "import", "check", "load", "understand", "read-target", "store", "outbox", "broadcasts", "backup", "restore", "admin-code", "rounds", "reminders", "report", "teams-package",
] as const;
export type CommandName = (typeof commandNames)[number];

/** A command with its description and examples: texts `cli.<name>.about` and `cli.<name>.examples`. */
export function newCommand(io: Io, name: CommandName): Command {
  const command = new Command(name).description(io.t(`cli.${name}.about`));
  return speakHelp(command, io).addHelpText("after", `\n${io.t("cli.examples")}\n${indent(io.t(`cli.${name}.examples`))}`);
}

/** Help in the administrator's language; usage errors are told by run.ts, not by commander. */
export function speakHelp(command: Command, io: Io): Command {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": io.t("cli.help.usage"),
    "Arguments:": io.t("cli.help.arguments"),
    "Options:": io.t("cli.help.options"),
    "Commands:": io.t("cli.help.commands"),
  };
  return command
    .helpOption("-h, --help", io.t("cli.help.option"))
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, showGlobalOptions: false })
    .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: () => undefined, outputError: () => undefined })
    .exitOverride();
}

/** A command whose work is in its subcommands; the default one runs when none is named. */
export const newGroup = (io: Io, name: CommandName): Command => newCommand(io, name).helpCommand("help [command]", io.t("cli.help.command"));

const indent = (text: string): string => text.split("\n").map((line) => `  ${line}`).join("\n");
