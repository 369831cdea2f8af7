import type { Command } from "commander";
import { Option } from "commander";
import type { RoleAssignment } from "../../src/people/person.ts";
import type { People } from "../../src/programme/load-programme.ts";
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
  const { programme: read, ownIds } = await programmeFromFile(io, file);
  const written = withDecision(read, options);
  const people = options.people === undefined ? { persons: [], roles: [] } : await peopleFromFile(io, options.people, written);
  await withProductAsIs(io, async (product, config) => {
    if (written.demo && !config.programme.demo) throw new CliFault("cli.load.demoNotAllowed");
    io.out(summary(io, written));
    const update = await showChanges(io, product, written, ownIds);
    if (options.people !== undefined) io.out(io.t("cli.load.people", { persons: people.persons.length, roles: people.roles.length }));
    if (options.dryRun) return io.out(io.t("cli.load.dryRunDone"));
    await agree(io, options);
    await save(io, product, update, { ...people, roles: people.roles.map((r) => underIds(r, update.ids)) });
  });
}

interface Update {
  readonly programme: Programme;
  /** Ids as the file has them -> as they are in use. */
  readonly ids: ReadonlyMap<string, string>;
  /** Version that it was compared with; absent where it takes the place of another programme. */
  readonly against?: number;
}

async function save(io: Io, product: Product, { programme, against }: Update, people: People): Promise<void> {
  const { loadProgramme, updateProgramme } = await import("../../src/programme/load-programme.ts");
  const done = await (against === undefined ? loadProgramme(product.ports, programme, people) : updateProgramme(product.ports, programme, people, against));
  if (!done) throw new CliFault("cli.load.overtaken");
  const inUse = (await product.app.programme())?.version ?? done.version;
  const said = inUse !== done.version ? "update.waits" : done.unchanged ? "cli.load.unchanged" : "cli.load.done";
  io.out(io.t(said, { name: programme.name, version: done.version, inUse }));
}

/** The decision that made this version, from the options or from the file. */
function withDecision(programme: Programme, { body, date, section }: Options): Programme {
  if (body === undefined && date === undefined && section === undefined) return programme;
  const whole = { body: body ?? programme.decision?.body, date: date ?? programme.decision?.date };
  if (whole.body === undefined || whole.date === undefined) throw new CliFault("cli.load.decisionHalf", {}, exit.usage);
  if (section !== undefined && !/^\d{1,4}$/.test(section)) throw new CliFault("cli.usage.number", { name: "--section", value: section }, exit.usage);
  return { ...programme, decision: { body: whole.body, date: whole.date, ...(section === undefined ? {} : { section: Number(section) }) } };
}

/** What is newest now and how the new one differs from it. Gives the new one under the ids that its measures have had. */
async function showChanges(io: Io, product: Product, written: Programme, ownIds: ReadonlySet<string>): Promise<Update> {
  const { newestWithPast } = await import("../../src/programme/update/programme-past.ts");
  const known = await newestWithPast(product.ports);
  const before = known?.newest;
  if (!before || before.programme.id !== written.id) {
    io.out(before ? io.t(before.programme.demo ? "cli.load.replacesDemo" : "cli.load.replaces", { name: before.programme.name }) : io.t("cli.load.first"));
    return { programme: written, ids: new Map() };
  }
  const { fileUpdate } = await import("../../src/programme/update/programme-update.ts");
  const { changeText, decisionText } = await import("../../src/programme/update/change-text.ts");
  const { changes, programme, ids } = fileUpdate(before.programme, written, ownIds, known.past);
  for (const change of changes) io.out(`  ${changeText(change, io.language)}`);
  io.out(io.t("cli.load.changes", { count: changes.length, version: before.version }));
  if (written.decision) io.out(decisionText(written.decision, io.language));
  return { programme, ids, against: before.version };
}

/** A role in a group or for measures that the file calls otherwise. */
function underIds(role: RoleAssignment, ids: Update["ids"]): RoleAssignment {
  const group = role.group === undefined ? undefined : (ids.get(role.group) ?? role.group);
  const id = [role.person, role.role, group, role.from].filter((part) => part !== undefined).join(":");
  const measures = role.measures?.map((m) => ids.get(m) ?? m);
  return { ...role, id, ...(group === undefined ? {} : { group }), ...(measures ? { measures } : {}) };
}

async function agree(io: Io, options: Options): Promise<void> {
  if (options.yes) return;
  if (!io.confirm) throw new CliFault("cli.load.needsYes", {}, exit.usage);
  if (!(await io.confirm(io.t("cli.load.confirm")))) throw new CliFault("cli.load.cancelled");
}
