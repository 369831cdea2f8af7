import { Command } from "commander";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import type { Product } from "../compose.ts";
import { newGroup, speakHelp } from "./command.ts";
import type { Io } from "./io.ts";
import { activeOf, withProduct } from "./product.ts";
import { table } from "./table.ts";

/** `kvartti reminders`: who is reminded, when, of what; leave to send; and what has been sent. */
export function addReminders(program: Command, io: Io): void {
  const reminders = newGroup(io, "reminders");
  const add = (name: "preview" | "accept" | "log", run: (io: Io, product: Product) => Promise<void>, isDefault = false): void => {
    reminders.addCommand(speakHelp(new Command(name).description(io.t(`cli.reminders.${name}`)), io).action(() => withProduct(io, (product) => run(io, product))), { isDefault });
  };
  add("preview", preview, true);
  add("accept", accept);
  add("log", log);
  program.addCommand(reminders);
}

async function preview(io: Io, product: Product): Promise<void> {
  const active = await activeOf(product);
  const { previewReminders } = await import("../../src/reminders/preview.ts");
  const { stepWords } = await import("../../src/reminders/preview-card.ts");
  const seen = await previewReminders(product.ports, active);
  if (!seen) return io.out(io.t("preview.none"));
  const steps = await Promise.all(seen.steps.map(async (s) => [await momentWords(active, s.at), stepWords(io.t, s.step), s.schedule.name]));
  const people = seen.people.map((p) => [p.name, String(p.figures), String(p.judgements), p.groups.join(", "), p.reachable ? "" : io.t("preview.unreachable")]);
  io.out(`${seen.quarter}: ${io.t(seen.seen ? "preview.seen" : "preview.notSeen")}`);
  io.out("");
  for (const line of table(steps)) io.out(line);
  io.out("");
  for (const line of table([["person", "figures", "judgements", "groups", "reached"].map((c) => io.t(`cli.reminders.column.${c as "person"}`)), ...people])) io.out(line);
  if (seen.ownerless > 0) io.out(io.t("preview.noOwner", { count: seen.ownerless }));
  if (seen.nobody > 0) io.out(io.t("preview.nobody", { count: seen.nobody }));
}

async function accept(io: Io, product: Product): Promise<void> {
  const { acceptPreview } = await import("../../src/reminders/preview-seen.ts");
  await acceptPreview(product.ports, await activeOf(product), "kvartti");
  io.out(io.t("cli.reminders.accepted"));
}

async function log(io: Io, product: Product): Promise<void> {
  const active = await activeOf(product);
  const logs = (await product.stores.reminders.find({ programme: active.programme.id })).map((r) => r.value);
  const sent = logs.flatMap((l) => l.sent.map((s) => ({ ...s, round: l.round, person: l.person }))).sort((a, b) => a.at - b.at);
  if (sent.length === 0) return io.out(io.t("cli.reminders.nothing"));
  const names = new Map((await product.stores.persons.find({ programme: active.programme.id })).map((p) => [p.value.id, p.value.name]));
  const rows = await Promise.all(sent.map(async (s) => [await momentWords(active, s.at), s.round.split(":").at(-1) ?? "", s.step, names.get(s.person) ?? s.person]));
  for (const line of table(rows)) io.out(line);
}

async function momentWords(active: ActiveProgramme, at: number): Promise<string> {
  const { clockTime, dateOf } = await import("../../src/shared/calendar.ts");
  return `${dateOf(at, active.calendar.zone)} ${clockTime(at, active.calendar.zone)}`;
}
