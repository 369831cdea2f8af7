import { createHash, randomUUID } from "node:crypto";
import { finnishHolidays } from "../../adapters/calendar/holidays.ts";
import { connect } from "../../adapters/mongo/connection.ts";
import { rememberReads } from "../../adapters/mongo/read-memory.ts";
import type { Freshness } from "../../adapters/mongo/read-memory.ts";
import { openStores } from "../../adapters/mongo/stores.ts";
import { readStartFiles } from "../../adapters/sample/start-files.ts";
import type { App } from "../../src/app.ts";
import { createApp } from "../../src/app.ts";
import type { Ports } from "../../src/ports.ts";
import type { Stores } from "../../src/ports/stores.ts";
import { activate } from "../../src/programme/active-programme.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import { loadProgramme } from "../../src/programme/load-programme.ts";
import { acceptPreview } from "../../src/reminders/preview-seen.ts";
import { addDays, isWorkingDay, momentOf } from "../../src/shared/calendar.ts";
import { accountId } from "../../src/vocabulary/incoming.ts";
import type { FakeClock } from "../support/clock.ts";
import { fakeClock } from "../support/clock.ts";
import { recordedLog } from "../support/log.ts";
import type { CrashPlan } from "./crashing-ports.ts";
import { crashingPorts } from "./crashing-ports.ts";
import { fillIn, nameDeputy, passOn, press } from "./people.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";
import { worldMessenger } from "./world.ts";

export interface Year {
  /** Civil dates, both included. */
  readonly from: string;
  readonly to: string;
  /** Days that are played in between; all when it is left out. */
  readonly only?: readonly string[];
  readonly world: World;
  readonly random: Random;
  /** Absent: no process dies (but the machine may be switched off from outside). */
  readonly crashes?: CrashPlan;
  /** Told after every day; where a simulation that was killed goes on. */
  readonly dayDone?: (date: string, year: { readonly restarts: number }) => void;
}

/** A store that is running. */
export interface Server {
  readonly uri: string;
  readonly writes?: Freshness;
}

/** An office over a store: the sample programme, as a real one, and everybody of its people file with an account. */
export interface Simulated {
  readonly active: ActiveProgramme;
  readonly stores: Stores;
  readonly restarts: number;
}

/** The hours at which something happens while a round is open: before, in and after office hours. Otherwise once a day. */
const workingHours = [7, 9, 12, 15, 19];
const freeHours = [10];

/** Plays the days: two instances on one store take turns and overlap, people answer, pass on, put off and are away, processes die. */
export async function play(server: Server, year: Year): Promise<Simulated> {
  const clock = fakeClock(momentOf(year.from, 0, "Europe/Helsinki"));
  const links = [await connect(server.uri, recordedLog()), await connect(server.uri, recordedLog())];
  // The instance that serves the store remembers what it reads, as the product's does; the other asks over the socket.
  if (links[0] && server.writes) rememberReads(links[0].connection, server.writes);
  const all = await Promise.all(links.map((l) => openStores(l.connection, { machineNow: clock.machine, programmeNow: clock.now, log: recordedLog() })));
  const stores = all[0] as Stores;
  const active = await settle(portsOf(stores, clock, year));
  const office: Office = { year, clock, active, stores, instances: all.map((s) => newInstance(s, clock, year)), habits: new Map(), restarts: 0, figures: 0 };
  for (let day = year.from; day <= year.to; day = addDays(day, 1)) {
    if (year.only?.includes(day) === false) continue;
    const isOpen = day.endsWith("-01") || (await stores.rounds.find({ programme: active.programme.id, state: "open" }, { limit: 1 })).length > 0;
    for (const hour of !isOpen ? [9] : isWorkingDay(day, active.calendar) ? workingHours : freeHours) await tick(office, day, hour);
    year.dayDone?.(day, office);
  }
  await Promise.all(links.map((l) => l.disconnect()));
  return office;
}

interface Office {
  readonly year: Year;
  readonly clock: FakeClock;
  readonly active: ActiveProgramme;
  readonly stores: Stores;
  readonly instances: Instance[];
  readonly habits: Map<string, Habit>;
  restarts: number;
  figures: number;
}

/** How a person is: how likely to answer in an hour, and until when away. */
interface Habit {
  readonly diligence: number;
  awayUntil: string;
}

interface Instance {
  readonly app: App;
  readonly stores: Stores;
  readonly isDead: () => boolean;
}

function portsOf(stores: Stores, clock: FakeClock, year: Year): Ports {
  const owes = async (person: string): Promise<boolean> => (await stores.owed.find({ answerer: person, state: "open" }, { limit: 1 })).length > 0;
  return {
    stores, clock, log: recordedLog(), wake: () => undefined, newId: randomUUID, holidays: finnishHolidays(),
    messengers: new Map([["test", worldMessenger(year.world, clock.now, owes)]]),
    fingerprint: (secret) => Promise.resolve(createHash("sha256").update(secret).digest("hex")),
  };
}

function newInstance(stores: Stores, clock: FakeClock, year: Year): Instance {
  const ports = portsOf(stores, clock, year);
  if (!year.crashes) return { app: createApp(ports), stores, isDead: () => false };
  const mortal = crashingPorts(ports, year.crashes);
  return { app: createApp(mortal.ports), stores, isDead: mortal.isDead };
}

async function settle(ports: Ports): Promise<ActiveProgramme> {
  const { programme: sample, people } = await readStartFiles(undefined, undefined);
  const programme = { ...sample, demo: false };
  const loaded = await loadProgramme(ports, programme, people);
  const active = activate(programme, loaded.version, ports.holidays);
  await acceptPreview(ports, active, "simulation");
  for (const { id } of people.persons) {
    const ref = { platform: "test", tenant: "T1", user: id };
    await ports.stores.accounts.insert({ ...active.scope, id: accountId(ref), person: id, ref, direct: `dm-${id}`, seenAt: 0 });
  }
  return active;
}

async function tick(o: Office, day: string, hour: number): Promise<void> {
  const at = momentOf(day, hour, o.active.calendar.zone);
  o.clock.advance(at - o.clock.now());
  await Promise.all(o.instances.map((i) => survive(i.app.run("sweep"))));
  await revive(o);
  if (hour >= 9) await peopleAct(o, day);
  await Promise.all(o.instances.map((i) => survive(i.app.run("deliver"))));
  await revive(o);
}

/** A crash is the end of that process, not of the office. */
async function survive(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

async function revive(o: Office): Promise<void> {
  for (const [i, instance] of o.instances.entries()) {
    // Now and then an instance is restarted for no reason at all.
    if (!instance.isDead() && !o.year.random.chance(0.02)) continue;
    o.instances[i] = newInstance(instance.stores, o.clock, o.year);
    o.restarts += 1;
  }
  await Promise.resolve();
}

async function peopleAct(o: Office, day: string): Promise<void> {
  const rounds = await o.stores.rounds.find({ programme: o.active.programme.id, state: "open" });
  for (const { value: round } of rounds) {
    const open = await o.stores.owed.find({ round: round.id, state: "open" });
    for (const person of [...new Set(open.flatMap((r) => r.value.answerer ?? []))].sort()) await act(o, { person, day, round: round.id });
  }
}

interface Acting {
  readonly person: string;
  readonly day: string;
  readonly round: string;
}

async function act(o: Office, { person, day, round }: Acting): Promise<void> {
  const { random } = o.year;
  const habit = o.habits.get(person) ?? { diligence: random.pick([0, 0.03, 0.12, 0.35]) ?? 0, awayUntil: "" };
  o.habits.set(person, habit);
  if (day <= habit.awayUntil || !random.chance(habit.diligence + 0.01)) return;
  const instance = random.pick(o.instances);
  if (!instance || instance.isDead()) return;
  await survive(deed(o, { person, day, round }, { instance, habit }));
  await revive(o);
}

/** One of the things that people do; it may end with the death of the process that they talk to. */
async function deed(o: Office, { person, day, round }: Acting, { instance, habit }: { readonly instance: Instance; readonly habit: Habit }): Promise<void> {
  const { random } = o.year;
  const hand = { app: instance.app, person, random, figure: () => (o.figures += 1) };
  const others = (await o.stores.persons.find({ programme: o.active.programme.id })).map((p) => p.value.id).filter((id) => id !== person);
  const other = random.pick(others) ?? person;
  const what = random.next();
  if (what < 0.08) await press(hand, "reminder.snooze", random.chance(0.5) ? { d: addDays(day, 1 + Math.floor(random.next() * 9)) } : {});
  else if (what < 0.16) await passOn(hand, other);
  else if (what < 0.2) {
    habit.awayUntil = addDays(day, 3 + Math.floor(random.next() * 14));
    if (random.chance(0.6)) await nameDeputy(hand, other, habit.awayUntil);
  } else await fillIn(hand, round, 1 + Math.floor(random.next() * 12), (saved) => o.year.world.save(saved));
}
