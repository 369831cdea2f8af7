import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import type { Programme } from "../../src/programme/programme.ts";
import { newCommand } from "./command.ts";
import { CliFault, exit } from "./fault.ts";
import type { Io } from "./io.ts";
import { readText } from "./io.ts";

interface Options {
  readonly jsonl?: true;
  readonly programme?: string;
  readonly today?: string;
  readonly explain?: string;
  readonly channel?: string;
}

/** `kvartti understand`: how messages are read, for whole files or for one message step by step. Needs no store. */
export function addUnderstand(program: Command, io: Io): void {
  program.addCommand(
    newCommand(io, "understand")
      .argument("[file]", io.t("cli.understand.file"), "-")
      .option("--jsonl", io.t("cli.understand.jsonl"))
      .option("--programme <file>", io.t("cli.understand.programme"))
      .option("--today <date>", io.t("cli.understand.today"))
      .option("--explain <text>", io.t("cli.understand.explain"))
      .option("--channel <group>", io.t("cli.understand.channel"))
      .action((file: string, options: Options) => understand(io, file, options)),
  );
}

async function understand(io: Io, file: string, options: Options): Promise<void> {
  const { dateOf, isDate } = await import("../../src/shared/calendar.ts");
  if (options.today !== undefined && !isDate(options.today)) throw new CliFault("cli.usage.date", { value: options.today }, exit.usage);
  const { programmeFromFile } = await import("./programme-files.ts");
  const { programme } = await programmeFromFile(io, options.programme ?? io.env["KVARTTI_PROGRAMME"] ?? sample());
  const today = options.today ?? dateOf(Date.now(), programme.zone);
  if (options.explain !== undefined) return explainOne(io, programme, { text: options.explain, today, channel: options.channel });
  const { runUnderstand } = await import("../../src/conversation/understand-lines.ts");
  const lines = (await readText(io, file)).split(/\r?\n/).filter((line) => line.trim() !== "");
  for (const line of runUnderstand(lines, programme, { today })) io.out(line);
}

interface OneMessage {
  readonly text: string;
  readonly today: string;
  readonly channel: string | undefined;
}

async function explainOne(io: Io, programme: Programme, { text, today, channel }: OneMessage): Promise<void> {
  const group = programme.groups.find((g) => g.id === channel)?.id;
  if (channel !== undefined && group === undefined) {
    throw new CliFault("cli.understand.noGroup", { channel, groups: programme.groups.map((g) => g.id).join(", ") });
  }
  const { buildReader } = await import("../../src/conversation/understand.ts");
  const { explain } = await import("../../src/conversation/understand-explain.ts");
  const understood = buildReader(programme).understand(text, { today, ...(group === undefined ? {} : { channelGroup: group }) });
  for (const line of explain(understood, io.language)) io.out(line);
}

/** The bundled programme lies beside this folder, in the sources and in the built product. */
const sample = (): string => fileURLToPath(new URL("../sample/programme.yaml", import.meta.url));
