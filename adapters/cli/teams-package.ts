import type { Command } from "commander";
import { newCommand } from "./command.ts";
import { CliFault } from "./fault.ts";
import type { Io } from "./io.ts";

interface Options {
  readonly id?: string;
  readonly domain?: string;
  readonly from?: string;
  readonly out: string;
}

/** `kvartti teams-package`: the app package for Teams, with the app's id and the domain filled in. Not made when Teams would refuse it. Needs no store. */
export function addTeamsPackage(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "teams-package")
      .option("--id <id>", io.t("cli.teams-package.id"))
      .option("--domain <domain>", io.t("cli.teams-package.domain"))
      .option("--from <folder>", io.t("cli.teams-package.from"))
      .option("--out <file>", io.t("cli.teams-package.out"), "kvartti-teams.zip")
      .action((options: Options) => make(io, options)),
  );
}

async function make(io: Io, options: Options): Promise<void> {
  const { packageFaults, readPackage } = await import("./teams-app-package.ts");
  const { manifestFaults } = await import("./teams-manifest-faults.ts");
  const { zip } = await import("../documents/write-zip.ts");
  const { writeFile } = await import("node:fs/promises");
  const id = options.id ?? io.env["MicrosoftAppId"] ?? "";
  const domain = options.domain ?? domainOf(io.env["KVARTTI_PUBLIC_URL"] ?? "");
  const faults = packageFaults({ id, domain });
  if (faults.includes("id")) throw new CliFault("cli.teams-package.badId", { id });
  if (faults.includes("domain")) throw new CliFault("cli.teams-package.badDomain", { domain });
  const files = await readPackage({ id, domain }, options.from);
  const wrong = manifestFaults(files);
  for (const { kind, params } of wrong) io.err(io.t(`cli.teams-package.fault.${kind}`, params));
  if (wrong.length > 0) throw new CliFault("cli.teams-package.faulty", { count: wrong.length });
  const bytes = zip(files);
  await writeFile(options.out, bytes);
  io.out(io.t("cli.teams-package.done", { file: options.out, count: files.length, kilobytes: Math.ceil(bytes.length / 1000) }));
}

function domainOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}
