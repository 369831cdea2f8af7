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
  readonly body?: string;
  readonly date?: string;
  readonly section?: string;
}

/** `kvartti load FILE`: takes a programme into use as a new version, after showing what changes. */
export function addLoad(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "load")
      .argument("<file>", io.t("cli.option.programme"))
      .option("--people <file>", io.t("cli.option.people"))
      .option("--body <name>", io.t("cli.load.body"))
      .option("--date <date>", io.t("cli.load.date"))
      .option("--section <number>", io.t("cli.load.section"))
      .option("--dry-run", io.t("cli.load.dryRun"))
      .addOption(new Option("--yes", io.t("cli.load.yes")).conflicts("dryRun"))
      .action((file: string, options: Options) => load(io, file, options)),
  );
}

async function load(io: Io, file: string, options: Options): Promise<void> {
  const { peopleFromFile, programmeFromFile, summary } = await import("./programme-files.ts");
  const { isDate } = await import("../../src/shared/calendar.ts");
  if (options.date !== undefined && !isDate(options.date)) throw new CliFault("cli.usage.date", { value: options.date }, exit.usage);
  const written = withDecision(await programmeFromFile(io, file), options);
  const people = options.people === undefined ? { persons: [], roles: [] } : await peopleFromFile(io, options.people, written);
  await withProductAsIs(io, async (product, config) => {
    if (written.demo && !config.programme.demo) throw new CliFault("cli.load.demoNotAllowed");
    io.out(summary(io, written));
    const programme = await showChanges(io, product, written);
    if (options.people !== undefined) io.out(io.t("cli.load.people", { persons: people.persons.length, roles: people.roles.length }));
    if (options.dryRun) return io.out(io.t("cli.load.dryRunDone"));
    await agree(io, options);
    const { loadProgramme } = await import("../../src/programme/load-programme.ts");
    const done = await loadProgramme(product.ports, programme, people);
    io.out(io.t(done.unchanged ? "cli.load.unchanged" : "cli.load.done", { name: programme.name, version: done.version }));
    const inUse = await product.app.programme();
    if (inUse && inUse.version !== done.version) io.out(io.t("cli.load.pinned", { version: inUse.version }));
  });
}

/** The decision that made this version, from the options or from the file. */
function withDecision(programme: Programme, { body, date, section }: Options): Programme {
  if (body === undefined && date === undefined && section === undefined) return programme;
  const whole = { body: body ?? programme.decision?.body, date: date ?? programme.decision?.date };
  if (whole.body === undefined || whole.date === undefined) throw new CliFault("cli.load.decisionHalf", {}, exit.usage);
  if (section !== undefined && !/^\d{1,4}$/.test(section)) throw new CliFault("cli.usage.number", { name: "--section", value: section }, exit.usage);
  return { ...programme, decision: { body: whole.body, date: whole.date, ...(section === undefined ? {} : { section: Number(section) }) } };
}

/** What is in use now and how the new one differs from it. Gives the new one under the ids that its measures have had. */
async function showChanges(io: Io, product: Product, programme: Programme): Promise<Programme> {
  const before = await product.app.programme();
  if (!before || before.programme.id !== programme.id) {
    io.out(before ? io.t(before.programme.demo ? "cli.load.replacesDemo" : "cli.load.replaces", { name: before.programme.name }) : io.t("cli.load.first"));
    return programme;
  }
  const { programmeUpdate } = await import("../../src/programme/update/programme-diff.ts");
  const { changeText, decisionText } = await import("../../src/programme/update/change-text.ts");
  const update = programmeUpdate(before.programme, programme);
  for (const change of update.changes) io.out(`  ${changeText(change, io.language)}`);
  io.out(io.t("cli.load.changes", { count: update.changes.length, version: before.version }));
  if (programme.decision) io.out(decisionText(programme.decision, io.language));
  return update.programme;
}

async function agree(io: Io, options: Options): Promise<void> {
  if (options.yes) return;
  if (!io.confirm) throw new CliFault("cli.load.needsYes", {}, exit.usage);
  if (!(await io.confirm(io.t("cli.load.confirm")))) throw new CliFault("cli.load.cancelled");
}
