import { Command } from "commander";
import type { EvaluationRound } from "../../src/evaluation/round.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import { newGroup, speakHelp } from "./command.ts";
import { CliFault, exit } from "./fault.ts";
import type { Io } from "./io.ts";
import type { Product } from "../compose.ts";
import { activeOf, withProduct } from "./product.ts";
import { table } from "./table.ts";

/** `kvartti rounds`: the evaluation rounds of the programme, and opening one by hand. */
export function addRounds(program: Command, io: Io): void {
  const rounds = newGroup(io, "rounds");
  rounds.addCommand(
    speakHelp(new Command("list").description(io.t("cli.rounds.list")), io).action(() => withProduct(io, (product) => list(io, product))),
    { isDefault: true },
  );
  rounds.addCommand(
    speakHelp(new Command("open").description(io.t("cli.rounds.open")), io)
      .argument("<quarter>", io.t("cli.rounds.quarter"))
      .action((quarter: string) => withProduct(io, (product) => open(io, product, quarter))),
  );
  rounds.addCommand(
    speakHelp(new Command("rebase").description(io.t("cli.rounds.rebase")), io)
      .option("--yes", io.t("cli.rounds.rebaseYes"))
      .action((options: { readonly yes?: boolean }) => withProduct(io, (product) => rebase(io, product, options.yes === true))),
  );
  program.addCommand(rounds);
}

async function list(io: Io, product: Product): Promise<void> {
  const active = await activeOf(product);
  const { dateOf } = await import("../../src/shared/calendar.ts");
  const { plannedRounds } = await import("../../src/evaluation/round-calendar.ts");
  const stored = new Map((await roundsOf(product, active)).map((r) => [r.quarter as string, r]));
  const heading = (["quarter", "state", "opens", "due", "editable"] as const).map((column) => io.t(`cli.rounds.column.${column}`));
  const rows = plannedRounds(active).map((planned) => {
    const round = stored.get(planned.quarter);
    const { opensAt, dueOn, editableUntil } = round ?? planned;
    return [planned.quarter, io.t(`cli.rounds.state.${round?.state ?? "planned"}`), dateOf(opensAt, active.calendar.zone), dueOn, editableUntil];
  });
  for (const line of table([heading, ...rows])) io.out(line);
}

/**
 * Opens a planned round now, before its time or after it was passed over. The running product's next sweep lays down what is owed
 * and reminds: only it has the platforms that can deliver.
 */
async function open(io: Io, product: Product, quarter: string): Promise<void> {
  const active = await activeOf(product);
  const { plannedRounds } = await import("../../src/evaluation/round-calendar.ts");
  const planned = plannedRounds(active);
  const round = planned.find((r) => r.quarter === quarter.toUpperCase());
  if (!round) throw new CliFault("cli.rounds.notPlanned", { quarter, quarters: planned.map((r) => r.quarter).join(", ") }, exit.usage);
  if ((await roundsOf(product, active)).some((r) => r.quarter === round.quarter)) throw new CliFault("cli.rounds.there", { quarter: round.quarter });
  const dates = await datesFrom(product, active, round);
  const { roundId } = await import("../../src/evaluation/round.ts");
  const value: EvaluationRound = {
    ...active.scope, id: roundId(active.programme.id, round.quarter), quarter: round.quarter, programmeVersion: active.version, state: "open", ...dates,
    laidDown: false,
  };
  if (!(await product.stores.rounds.insert(value))) throw new CliFault("cli.rounds.there", { quarter: round.quarter });
  const { previewSeen } = await import("../../src/reminders/preview-seen.ts");
  const next = (await previewSeen(product.ports, active)) ? "remindersLeave" : "remindersWait";
  io.out(`${io.t("cli.rounds.opened", { quarter: round.quarter, due: dates.dueOn })} ${io.t(`cli.rounds.${next}`)}`);
}

/** Moves the open round to the newest version of the programme: what changes is shown first, and done only with `--yes`. */
async function rebase(io: Io, product: Product, yes: boolean): Promise<void> {
  const active = await activeOf(product);
  const { planRebase, rebaseRound } = await import("../../src/evaluation/rebase-round.ts");
  const plan = await planRebase(product.ports, active);
  if (!plan) return io.out(io.t("cli.rounds.rebaseNothing"));
  io.out(io.t("cli.rounds.rebaseFrom", { quarter: plan.round.quarter, from: plan.round.programmeVersion, to: plan.to.version }));
  for (const item of plan.added) io.out(`  + ${item.item}`);
  for (const item of plan.gone) io.out(`  - ${item.item}`);
  if (!yes) return io.out(io.t("cli.rounds.rebaseAsk"));
  await rebaseRound(product.ports, plan);
  io.out(io.t("cli.rounds.rebased", { quarter: plan.round.quarter, to: plan.to.version }));
}

/** Opens now. A due date that has passed, or would leave less time than the rule gives, is counted from today. */
async function datesFrom(product: Product, active: ActiveProgramme, planned: { readonly dueOn: string }) {
  const { addDays, dateOf, workingDayFrom } = await import("../../src/shared/calendar.ts");
  const { dueAfterDays, editDays } = active.programme.rounds;
  const opensAt = product.ports.clock.now();
  const fromToday = workingDayFrom(addDays(dateOf(opensAt, active.calendar.zone), dueAfterDays), active.calendar);
  const dueOn = planned.dueOn > fromToday ? planned.dueOn : fromToday;
  return { opensAt, dueOn, editableUntil: workingDayFrom(addDays(dueOn, editDays), active.calendar) };
}

const roundsOf = async (product: Product, active: ActiveProgramme): Promise<readonly EvaluationRound[]> =>
  (await product.stores.rounds.find({ programme: active.programme.id })).map((r) => r.value);
