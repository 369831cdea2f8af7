import { Option } from "commander";
import type { Command } from "commander";
import type { RoundReport } from "../../src/report/round-report.ts";
import type { Language } from "../../src/shared/language.ts";
import { languages } from "../../src/shared/language.ts";
import type { Product } from "../compose.ts";
import { newCommand } from "./command.ts";
import { CliFault, exit } from "./fault.ts";
import type { Io } from "./io.ts";
import { activeOf, withProduct } from "./product.ts";

interface Options {
  readonly round?: string;
  readonly lang?: Language;
  readonly out?: string;
}

/** `kvartti report`: a round's confirmed figures as a Word document, also while the product runs. The same round gives the same file. */
export function addReport(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "report")
      .option("--round <quarter>", io.t("cli.report.round"))
      .addOption(new Option("--lang <language>", io.t("cli.report.lang")).choices(languages))
      .option("--out <file>", io.t("cli.report.out"))
      .action((options: Options) => withProduct(io, (product) => write(io, product, options))),
  );
}

async function write(io: Io, product: Product, options: Options): Promise<void> {
  const report = await reportFor(product, options.round?.toUpperCase());
  const language = options.lang ?? report.programme.language;
  const { buildReport } = await import("../../src/report/build-report.ts");
  const { reportFileName } = await import("../../src/report/report-file.ts");
  const { writeReport } = await import("../documents/write-report.ts");
  const bytes = await writeReport(buildReport(report, language));
  const file = options.out ?? reportFileName(report.round.quarter, language);
  await save(file, bytes);
  const left = report.groups.filter((g) => !g.confirmed).map((g) => g.group.name);
  io.out(io.t("cli.report.done", { file, confirmed: report.groups.length - left.length, groups: report.groups.length }));
  if (left.length > 0) io.err(io.t("cli.report.left", { groups: left.join(", ") }));
}

/** The round that is named, else the newest of which something has been confirmed. */
async function reportFor(product: Product, quarter: string | undefined): Promise<RoundReport> {
  const active = await activeOf(product);
  const { openedRounds } = await import("../../src/evaluation/find-round.ts");
  const { roundReport } = await import("../../src/report/round-report.ts");
  const opened = await openedRounds(product.ports, active);
  const rounds = quarter === undefined ? opened : opened.filter((r) => r.quarter === quarter);
  if (quarter !== undefined && rounds.length === 0)
    throw new CliFault("cli.report.noSuchRound", { quarter, quarters: opened.map((r) => r.quarter).join(", ") || "–" }, exit.usage);
  for (const round of rounds) {
    const report = await roundReport(product.ports, active, round);
    if (report.groups.some((g) => g.confirmed)) return report;
  }
  throw new CliFault("cli.report.nothingConfirmed");
}

async function save(file: string, bytes: Buffer): Promise<void> {
  const { writeFile } = await import("node:fs/promises");
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw new CliFault("cli.report.notWritten", { file, code: (error as NodeJS.ErrnoException).code ?? "" });
  }
}
