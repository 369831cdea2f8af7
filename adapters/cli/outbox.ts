import { Command, Option } from "commander";
import type { DeliveryState, OutboxEntry } from "../../src/messaging/outbox.ts";
import type { OutboxStore } from "../../src/ports/outbox-store.ts";
import { newGroup, speakHelp } from "./command.ts";
import { CliFault, exit } from "./fault.ts";
import type { Io } from "./io.ts";
import { addOperatorPage } from "./operator-page.ts";
import { withProduct } from "./product.ts";
import { table } from "./table.ts";
import { addWorkspaces } from "./workspaces.ts";

const states = ["queued", "sending", "delivered", "waiting", "failed", "unconfirmed", "cancelled", "unreachable"] as const satisfies DeliveryState[];

/** `kvartti outbox`: what waits, what arrived, what did not, and what to do about it. Never shows what the messages say. */
export function addOutbox(program: Command, io: Io): void {
  const outbox = newGroup(io, "outbox");
  const sub = (name: "list" | "show" | "retry" | "drop"): Command => speakHelp(new Command(name).description(io.t(`cli.outbox.${name}`)), io);
  outbox.addCommand(
    sub("list")
      .addOption(new Option("--state <state>", io.t("cli.outbox.state")).choices(states))
      .option("--limit <number>", io.t("cli.outbox.limit"), "50")
      .action((options: { readonly state?: DeliveryState; readonly limit: string }) => withOutbox(io, (store) => list(io, store, options))),
    { isDefault: true },
  );
  outbox.addCommand(sub("show").argument("<key>", io.t("cli.outbox.key")).action((key: string) => withOutbox(io, (store) => show(io, store, key))));
  outbox.addCommand(sub("retry").argument("<key...>", io.t("cli.outbox.keys")).action((keys: string[]) => retry(io, keys)));
  outbox.addCommand(
    sub("drop").argument("<key...>", io.t("cli.outbox.keys")).action((keys: string[]) =>
      withOutbox(io, (store) => each(io, keys, { done: "cli.outbox.dropped", not: "cli.outbox.notDropped", act: (key) => store.drop(key) })),
    ),
  );
  addWorkspaces(outbox, io);
  addOperatorPage(outbox, io);
  program.addCommand(outbox);
}

const withOutbox = (io: Io, run: (store: OutboxStore) => Promise<void>): Promise<void> => withProduct(io, ({ stores }) => run(stores.outbox));

async function list(io: Io, store: OutboxStore, options: { readonly state?: DeliveryState; readonly limit: string }): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new CliFault("cli.usage.number", { name: "--limit", value: options.limit }, exit.usage);
  const entries = await store.list({ limit, ...(options.state ? { state: options.state } : {}) });
  const heading = (["state", "reason", "due", "attempts", "key"] as const).map((column) => io.t(`cli.outbox.column.${column}`));
  const rows = entries.map((e) => [stateText(io, e), reasonText(io, e), moment(e.dueAt), String(e.attempts), e.key]);
  if (rows.length > 0) for (const line of table([heading, ...rows])) io.out(line);
  const counted = Object.entries(await store.counts()).filter(([, n]) => n > 0);
  const counts = counted.map(([state, n]) => `${io.t(`delivery.state.${state as DeliveryState}`)} ${n}`).join(", ");
  io.out(counts === "" ? io.t("cli.outbox.empty") : io.t("cli.outbox.counts", { counts }));
}

async function show(io: Io, store: OutboxStore, key: string): Promise<void> {
  const entry = await store.get(key);
  if (!entry) throw new CliFault("cli.outbox.notFound", { key });
  const to = entry.to.kind === "person" ? entry.to.person : entry.to.place;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["key", entry.key], ["state", stateText(io, entry)], ["reason", reasonText(io, entry)], ["purpose", entry.purpose], ["to", `${entry.to.kind} ${to}`],
    ["attempts", String(entry.attempts)], ["created", moment(entry.createdAt)], ["due", moment(entry.dueAt)],
    ["sent", entry.sentAt === undefined ? undefined : moment(entry.sentAt)], ["message", entry.ref && `${entry.ref.platform} ${entry.ref.message}`],
  ];
  for (const [name, value] of facts) if (value) io.out(`${name}: ${value}`);
}

/** Queues again what failed, under the same keys: what has arrived is never sent twice. */
const retry = (io: Io, keys: readonly string[]): Promise<void> =>
  withProduct(io, ({ stores, ports }) =>
    each(io, keys, {
      done: "cli.outbox.retried",
      not: "cli.outbox.notRetried",
      act: (key) => stores.outbox.requeue(key, ports.clock.now()),
    }),
  );

interface Deed {
  readonly done: "cli.outbox.retried" | "cli.outbox.dropped";
  readonly not: "cli.outbox.notRetried" | "cli.outbox.notDropped";
  act(key: string): Promise<boolean>;
}

/** Does it to each key; those it could not be done to make the command fail at the end. */
async function each(io: Io, keys: readonly string[], deed: Deed): Promise<void> {
  let failed = 0;
  for (const key of keys) {
    if (await deed.act(key)) io.out(io.t(deed.done, { key }));
    else {
      io.err(io.t(deed.not, { key }));
      failed += 1;
    }
  }
  if (failed > 0) throw new CliFault("cli.outbox.someNot", { count: failed });
}

const stateText = (io: Io, e: OutboxEntry): string => io.t(`delivery.state.${e.state}`);
const reasonText = (io: Io, e: OutboxEntry): string => (e.reason ? io.t(`delivery.${e.reason}`) : "");
const moment = (at: number): string => new Date(at).toISOString().slice(0, 16).replace("T", " ");
