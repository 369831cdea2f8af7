import type { Command } from "commander";
import { Option } from "commander";
import type { Programme } from "../../src/programme/programme.ts";
import { newCommand } from "./command.ts";
import { CliFault, exit } from "./fault.ts";
import type { Io } from "./io.ts";
import type { Product } from "../compose.ts";
import { withProductAsIs } from "./product.ts";

interface Options {
  readonly people?: string;
  readonly dryRun?: true;
  readonly yes?: true;
}

/** `kvartti load FILE`: takes a programme into use as a new version, after showing what changes. */
export function addLoad(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "load")
      .argument("<file>", io.t("cli.option.programme"))
      .option("--people <file>", io.t("cli.option.people"))
      .option("--dry-run", io.t("cli.load.dryRun"))
      .addOption(new Option("--yes", io.t("cli.load.yes")).conflicts("dryRun"))
      .action((file: string, options: Options) => load(io, file, options)),
  );
}

async function load(io: Io, file: string, options: Options): Promise<void> {
  const { peopleFromFile, programmeFromFile, summary } = await import("./programme-files.ts");
  const programme = await programmeFromFile(io, file);
  const people = options.people === undefined ? { persons: [], roles: [] } : await peopleFromFile(io, options.people, programme);
  await withProductAsIs(io, async (product, config) => {
    if (programme.demo && !config.programme.demo) throw new CliFault("cli.load.demoNotAllowed");
    io.out(summary(io, programme));
    await showChanges(io, product, programme);
    if (options.people !== undefined) io.out(io.t("cli.load.people", { persons: people.persons.length, roles: people.roles.length }));
    if (options.dryRun) return io.out(io.t("cli.load.dryRunDone"));
    await agree(io, options);
    const { loadProgramme } = await import("../../src/programme/load-programme.ts");
    const done = await loadProgramme(product.ports, programme, people);
    io.out(io.t(done.unchanged ? "cli.load.unchanged" : "cli.load.done", { name: programme.name, version: done.version }));
    if (done.replaced !== undefined) io.out(io.t("cli.load.restart"));
  });
}

/** What is in use now and how the new one differs from it. */
async function showChanges(io: Io, product: Product, programme: Programme): Promise<void> {
  const before = await product.app.programme();
  if (!before) return io.out(io.t("cli.load.first"));
  if (before.programme.id !== programme.id) {
    return io.out(io.t(before.programme.demo ? "cli.load.replacesDemo" : "cli.load.replaces", { name: before.programme.name }));
  }
  const { changes } = await import("./changes.ts");
  const found = changes(before.programme, programme);
  for (const { kind, part, id } of found) io.out(`  ${io.t(`cli.load.change.${kind}`)} ${io.t(`cli.part.${part}`)} ${id}`);
  io.out(io.t("cli.load.changes", { count: found.length, version: before.version }));
}

async function agree(io: Io, options: Options): Promise<void> {
  if (options.yes) return;
  if (!io.confirm) throw new CliFault("cli.load.needsYes", {}, exit.usage);
  if (!(await io.confirm(io.t("cli.load.confirm")))) throw new CliFault("cli.load.cancelled");
}
