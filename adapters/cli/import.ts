import { readFile, stat, writeFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Imported } from "../../src/programme/import/import-document.ts";
import { newCommand } from "./command.ts";
import { AlreadySaid, CliFault } from "./fault.ts";
import type { Io } from "./io.ts";
import { readAll } from "./io.ts";

interface Options {
  readonly out?: string;
  readonly json?: true;
  readonly id?: string;
  readonly organisation?: string;
  readonly force?: true;
}

/** `kvartti import FILE`: the programme that a document holds, and what could not be placed. Needs no store. */
export function addImport(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "import")
      .argument("<file>", io.t("cli.import.file"))
      .option("--out <file>", io.t("cli.import.out"))
      .option("--json", io.t("cli.import.json"))
      .option("--id <id>", io.t("cli.import.id"))
      .option("--organisation <id>", io.t("cli.import.organisation"))
      .option("--force", io.t("cli.import.force"))
      .action((file: string, options: Options) => importFile(io, file, options)),
  );
}

async function importFile(io: Io, file: string, options: Options): Promise<void> {
  if (options.out !== undefined && !options.force && (await exists(options.out))) throw new CliFault("cli.import.exists", { file: options.out });
  const imported = await read(io, file);
  if (options.json) {
    const { importJson } = await import("../../src/programme/import/import-json.ts");
    io.out(JSON.stringify(importJson(imported)));
  } else {
    const { importReport } = await import("../../src/programme/import/import-report.ts");
    for (const line of importReport(imported, io.language)) io.out(line);
  }
  if (options.out !== undefined) await write(io, imported, { ...options, out: options.out, file });
  else if (!options.json) io.out(io.t("cli.import.preview"));
}

async function read(io: Io, file: string): Promise<Imported> {
  const bytes = file === "-" ? await readAll(io.input) : await bytesOf(file);
  const { readDocument } = await import("../documents/read-document.ts");
  const { DocumentRefused } = await import("../documents/refusal.ts");
  let told = 0;
  try {
    return await readDocument(file, bytes, (done, of) => {
      // A line for every fiftieth page is enough to see that it goes on.
      if (of < 50 || (done < told + 50 && done !== of)) return;
      told = done;
      io.err(io.t("cli.import.page", { done, of }));
    });
  } catch (error) {
    if (error instanceof DocumentRefused) throw new CliFault(`import.refused.${error.code}`, { file, ...error.params });
    throw error;
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const { limits } = await import("../documents/refusal.ts");
  try {
    // A file that is too large is not even read.
    if ((await stat(file)).size > limits.file) throw new CliFault("import.refused.tooLarge", { limit: limits.file / 1024 / 1024 });
    return await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (error instanceof CliFault) throw error;
    throw code === "ENOENT" ? new CliFault("cli.file.notFound", { file }) : new CliFault("cli.file.unreadable", { file, code });
  }
}

const exists = async (file: string): Promise<boolean> => stat(file).then(() => true, () => false);

async function write(io: Io, imported: Imported, options: Options & { readonly out: string; readonly file: string }): Promise<void> {
  const { canBeFile, programmeYaml, toProgrammeFile } = await import("../../src/programme/import/to-programme-file.ts");
  if (!canBeFile(imported)) throw new CliFault("cli.import.nothing");
  const { dateOf } = await import("../../src/shared/calendar.ts");
  const chosen = { ...(options.id === undefined ? {} : { id: options.id }), ...(options.organisation === undefined ? {} : { organisation: options.organisation }) };
  const { file, assumed } = toProgrammeFile(imported, { today: dateOf(Date.now(), "Europe/Helsinki"), ...chosen });
  const yaml = programmeYaml(file, options.file.replace(/^.*[\\/]/, ""));
  try {
    await writeFile(options.out, yaml);
  } catch (error) {
    throw new CliFault("cli.import.notWritten", { file: options.out, code: (error as NodeJS.ErrnoException).code ?? "" });
  }
  for (const what of assumed) io.err(io.t(`import.assumed.${what}`));
  await checkWritten(io, options.out, yaml);
  io.err(io.t("cli.import.done", { file: options.out }));
}

/** A file that `kvartti check` would refuse is there to be corrected, and not done. */
async function checkWritten(io: Io, file: string, yaml: string): Promise<void> {
  const { readProgramme } = await import("../../src/programme/read-programme.ts");
  const { sayFaults } = await import("./fault-lines.ts");
  const read = readProgramme(yaml);
  if (!("faults" in read)) return;
  sayFaults(io, file, read.faults.filter((f) => f.severity === "error"));
  io.err(io.t("cli.import.notValid", { file }));
  throw new AlreadySaid();
}
