import { Command, Option } from "commander";
import type { Broadcast } from "../../src/broadcast/broadcast.ts";
import type { ReportTable } from "../../src/broadcast/report-table.ts";
import type { Language } from "../../src/shared/language.ts";
import { languages } from "../../src/shared/language.ts";
import { newGroup, speakHelp } from "./command.ts";
import { CliFault, exit } from "./fault.ts";
import type { Io } from "./io.ts";
import type { Product } from "../compose.ts";
import { activeOf, withProduct } from "./product.ts";
import { table } from "./table.ts";

/** `kvartti broadcasts`: what has been sent and how it arrived. Never shows what the messages say. */
export function addBroadcasts(program: Command, io: Io): void {
  const broadcasts = newGroup(io, "broadcasts");
  broadcasts.addCommand(
    speakHelp(new Command("list").description(io.t("cli.broadcasts.list")), io).action(() => withProduct(io, (product) => list(io, product))),
    { isDefault: true },
  );
  broadcasts.addCommand(
    speakHelp(new Command("report").description(io.t("cli.broadcasts.report")), io)
      .argument("<id>", io.t("cli.broadcasts.id"))
      .option("--out <file>", io.t("cli.broadcasts.out"))
      .addOption(new Option("--lang <language>", io.t("cli.broadcasts.lang")).choices(languages))
      .action((id: string, options: ReportOptions) => withProduct(io, (product) => report(io, product, id, options))),
  );
  program.addCommand(broadcasts);
}

interface ReportOptions {
  readonly out?: string;
  readonly lang?: Language;
}

async function list(io: Io, product: Product): Promise<void> {
  const active = await activeOf(product);
  const { dateOf } = await import("../../src/shared/calendar.ts");
  const { titleOf } = await import("../../src/broadcast/broadcast.ts");
  const all = await product.stores.broadcasts.find({ programme: active.programme.id }, { sort: "editedAt", descending: true, limit: 50 });
  if (all.length === 0) return io.out(io.t("cli.broadcasts.none"));
  const heading = (["id", "state", "date", "title"] as const).map((column) => io.t(`cli.broadcasts.column.${column}`));
  const row = (b: Broadcast): string[] => [b.id, io.t(`broadcast.state.${b.state}`), dateOf(b.editedAt, active.calendar.zone), titleOf(b, io.language, active.programme.language)];
  for (const line of table([heading, ...all.map((b) => row(b.value))])) io.out(line);
}

/** The delivery report on the screen as sums, or with `--out` as a file whose name ends in .csv or .xlsx. */
async function report(io: Io, product: Product, id: string, options: ReportOptions): Promise<void> {
  const active = await activeOf(product);
  const stored = await product.stores.broadcasts.get(id);
  if (stored?.value.programme !== active.programme.id) throw new CliFault("cli.broadcasts.notFound", { id });
  const { deliveryReport } = await import("../../src/broadcast/delivery-report.ts");
  const { countsLine } = await import("../../src/broadcast/report-card.ts");
  const { csvOf, reportTable } = await import("../../src/broadcast/report-table.ts");
  const found = await deliveryReport(product.ports, stored.value);
  io.out(countsLine({ t: io.t, language: io.language }, found));
  if (options.out === undefined) return;
  const rows = reportTable(found, options.lang ?? active.programme.language, active.calendar.zone);
  await save(io, options.out, options.out.endsWith(".csv") ? csvOf(rows) : await excel(options.out, rows));
}

async function excel(file: string, rows: ReportTable): Promise<Buffer> {
  if (!file.endsWith(".xlsx")) throw new CliFault("cli.broadcasts.ending", { file }, exit.usage);
  const { writeTable } = await import("../documents/write-table.ts");
  return writeTable(rows, "Kvartti");
}

async function save(io: Io, file: string, content: string | Buffer): Promise<void> {
  const { writeFile } = await import("node:fs/promises");
  try {
    await writeFile(file, content);
  } catch {
    throw new CliFault("cli.broadcasts.notWritten", { file });
  }
  io.out(io.t("cli.broadcasts.written", { file }));
}
