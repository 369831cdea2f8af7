import { randomUUID } from "node:crypto";
import type { App } from "../../src/app.ts";
import type { FieldValues, Field, Screen } from "../../src/vocabulary/form.ts";
import { allFields, alternativeOf } from "../../src/vocabulary/form.ts";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import type { Reply } from "../../src/vocabulary/reply.ts";
import type { Random } from "./random.ts";
import type { Saved } from "./world.ts";

/** Somebody at a phone: presses buttons and fills in screens through one instance of the product. */
export interface Hand {
  readonly app: App;
  readonly person: string;
  readonly random: Random;
  /** Grows with every figure typed, so that each can be found again. */
  readonly figure: () => number;
}

const base = (h: Hand): Omit<Extract<Incoming, { kind: "press" }>, "kind" | "route" | "params"> => ({
  id: randomUUID(), canOpenForms: true,
  actor: { platform: "test", tenant: "T1", user: h.person },
  place: { platform: "test", tenant: "T1", conversation: `dm-${h.person}`, kind: "direct" },
});

export const press = (h: Hand, route: string, params: Readonly<Record<string, string>> = {}): Promise<Reply> => h.app.handle({ ...base(h), kind: "press", route, params });

const submit = (h: Hand, s: Screen, values: FieldValues, action = "submit"): Promise<Reply> =>
  h.app.handle({ ...base(h), kind: "submit", session: s.session, rev: s.rev, action, values });

/** Answers up to so many items, in the form's order; every field that is acknowledged is told at once. */
export async function fillIn(h: Hand, round: string, most: number, save: (saved: Saved) => void): Promise<void> {
  const list = await press(h, "evaluation.start");
  if (list.kind !== "screen") return;
  let reply = await submit(h, list.screen, {});
  for (let done = 0; done < most && reply.kind === "screen" && reply.screen.fields.length > 0; done += 1) {
    const { screen } = reply;
    if (h.random.chance(0.1)) {
      reply = await submit(h, screen, {}, "skip");
      continue;
    }
    const answered = await answer(h, screen);
    reply = answered.reply;
    if (answered.values === undefined) break;
    for (const [field, value] of Object.entries(answered.values)) save({ round, person: h.person, field, value });
  }
}

/** One screen: typed, corrected when the product asks back, acknowledged when it goes on. */
async function answer(h: Hand, screen: Screen): Promise<{ readonly reply: Reply; readonly values?: FieldValues }> {
  let values = Object.assign({}, ...screen.fields.map((f) => typed(h, f))) as Record<string, string>;
  let reply = await submit(h, screen, values);
  for (let again = 0; again < 3 && reply.kind === "screen" && reply.screen.errors; again += 1) {
    const faulty = Object.keys(reply.screen.errors);
    if (again > 0) values = { ...values, ...corrected(reply.screen, faulty) };
    reply = await submit(h, reply.screen, values);
  }
  const went = reply.kind === "closed" || (reply.kind === "screen" && !reply.screen.errors && reply.screen.fields[0]?.id !== screen.fields[0]?.id);
  return went ? { reply, values } : { reply };
}

function typed(h: Hand, f: Field): FieldValues {
  switch (f.kind) {
    case "number": {
      const alt = f.alternatives && h.random.chance(0.3) ? h.random.pick(f.alternatives)?.value : undefined;
      if (alt !== undefined) return { [f.id]: "", [alternativeOf(f.id)]: alt };
      const n = h.figure();
      return { [f.id]: `${n % 89},${String(n).padStart(3, "0").slice(-3)}` };
    }
    case "choice":
    case "choices":
    case "person":
      return { [f.id]: h.random.pick(f.options)?.value ?? "" };
    case "text":
      return f.required === true || f.id.startsWith("figure:") ? { [f.id]: `Kirjaus ${h.figure()}` } : {};
    case "date":
    case "dateTime":
      return {};
  }
}

/** What was asked back about a second time is said in the simplest way that is allowed. */
const corrected = (screen: Screen, faulty: readonly string[]): FieldValues =>
  Object.assign({}, ...allFields(screen).map((f): FieldValues => {
    if (f.kind === "number" && (faulty.includes(f.id) || f.alternatives === undefined)) return { [f.id]: "", ...(f.alternatives ? { [alternativeOf(f.id)]: "noNewFigure" } : {}) };
    if (f.kind === "number" && faulty.some((id) => id.startsWith(f.id.split(":").slice(0, 2).join(":")))) return { [f.id]: "", [alternativeOf(f.id)]: "noNewFigure" };
    return faulty.includes(f.id) && f.kind === "text" ? { [f.id]: "Tieto puuttuu lähdejärjestelmästä" } : {};
  })) as FieldValues;

/** Passes one measure on, in this round or for good. */
export async function passOn(h: Hand, to: string): Promise<void> {
  const form = await press(h, "items.delegate");
  if (form.kind !== "screen") return;
  const what = form.screen.fields.find((f) => f.kind === "choice");
  await submit(h, form.screen, { "delegate:what": h.random.pick(what?.kind === "choice" ? what.options : [])?.value ?? "", "delegate:person": to, "delegate:lasts": h.random.chance(0.2) ? "forGood" : "round" });
}

/** Goes away for a time and names who answers meanwhile. */
export async function nameDeputy(h: Hand, to: string, until: string): Promise<void> {
  const form = await press(h, "people.deputy");
  if (form.kind === "screen") await submit(h, form.screen, { "deputy:person": to, "deputy:until": until });
}
