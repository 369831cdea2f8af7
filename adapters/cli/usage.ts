import type { CommanderError } from "commander";
import type { TextKey } from "../../src/texts/texts.ts";
import type { Io } from "./io.ts";

const keys: Readonly<Record<string, TextKey>> = {
  "commander.unknownCommand": "cli.usage.unknownCommand",
  "commander.unknownOption": "cli.usage.unknownOption",
  "commander.missingArgument": "cli.usage.missingArgument",
  "commander.optionMissingArgument": "cli.usage.optionValue",
  "commander.excessArguments": "cli.usage.tooMany",
  "commander.conflictingOption": "cli.usage.conflict",
  "commander.invalidArgument": "cli.usage.invalid",
};

/** Wrong usage in the administrator's language: what was wrong, what may have been meant, where help is. */
export function usageText(error: CommanderError, io: Io): readonly string[] {
  const [name = "", other = ""] = [...error.message.matchAll(/'([^']*)'/g)].map((m) => m[1] ?? "");
  const meant = /\(Did you mean (?:one of )?([^)]*)\?\)/.exec(error.message)?.[1];
  const key = keys[error.code];
  return [
    key ? io.t(key, { name, other }) : error.message,
    ...(meant ? [io.t("cli.usage.meant", { meant })] : []),
    io.t("cli.usage.help"),
  ];
}
