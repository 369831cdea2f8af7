import { answerInChat } from "./conversation/answer-in-chat.ts";
import type { Context } from "./conversation/context.ts";
import { mayReach, readOnly, replyCard, replySentence } from "./conversation/context.ts";
import { findSession, submitForm } from "./conversation/form-session.ts";
import { circumstances, handleText } from "./conversation/handle-text.ts";
import { subjectOfPress } from "./conversation/pressed-subject.ts";
import type { Params } from "./conversation/route.ts";
import { buttonsShown } from "./conversation/said-button.ts";
import { subjectMemory } from "./conversation/subjects.ts";
import type { Subjects } from "./conversation/subjects.ts";
import type { Reader } from "./conversation/understand.ts";
import { buildReader } from "./conversation/understand.ts";
import { nextRound } from "./evaluation/round-calendar.ts";
import type { PlannedRound } from "./evaluation/round-calendar.ts";
import type { Job, Ran } from "./jobs.ts";
import { deliverOnce, sweep } from "./jobs.ts";
import { noticeQueued } from "./messaging/notice-queued.ts";
import { paceMemory } from "./messaging/pacing.ts";
import { identify } from "./people/identify.ts";
import { joinedCard } from "./people/link-place.ts";
import { rolesFor } from "./people/permissions.ts";
import type { Ports } from "./ports.ts";
import { currentProgramme } from "./programme/current-programme.ts";
import type { ActiveProgramme } from "./programme/active-programme.ts";
import { receiveDocument } from "./programme/update/receive-document.ts";
import { forms, routes } from "./routes.ts";
import { dateOf } from "./shared/calendar.ts";
import { languages } from "./shared/language.ts";
import { speak } from "./texts/texts.ts";
import type { Incoming } from "./vocabulary/incoming.ts";
import type { Reply } from "./vocabulary/reply.ts";

/** The whole public face of the core. */
export interface App {
  /** Answers the person who acts now. Never throws: a fault is logged by code and answered with a sentence. */
  handle(incoming: Incoming): Promise<Reply>;
  /** Does a job; says when another delivery is worth while (ms). */
  run(job: Job): Promise<Ran>;
  /** The programme in use; absent before the first is loaded. */
  programme(): Promise<ActiveProgramme | undefined>;
  nextOpening(): Promise<PlannedRound | undefined>;
}

interface InUse {
  readonly active: ActiveProgramme;
  /** Built at the first question, once per version. */
  readonly reader: () => Reader;
}

export function createApp(given: Ports): App {
  const ports: Ports = { ...given, stores: noticeQueued(given.stores, () => given.wake()) };
  const pace = paceMemory();
  const subjects = subjectMemory();
  /** Names this process to the senders' leases. */
  const me = given.newId();
  let inUse: InUse | undefined;

  async function current(): Promise<InUse | undefined> {
    const active = await currentProgramme(ports, inUse?.active);
    if (!active) return undefined;
    if (inUse?.active !== active) {
      await ports.programmeInUse?.(active.programme);
      inUse = { active, reader: once(() => buildReader(active.programme)) };
    }
    return inUse;
  }

  async function run(job: Job): Promise<Ran> {
    const now = await current();
    if (now && job === "sweep") await sweep(ports, now.active);
    return now ? deliverOnce(ports, now.active, { owner: me, limit: 200, pace }) : {};
  }

  return {
    run,
    programme: async () => (await current())?.active,
    nextOpening: async () => {
      const now = await current();
      return now && nextRound(now.active, ports.clock.now());
    },
    async handle(incoming) {
      let c: Context | undefined;
      try {
        const now = await current();
        if (!now) return inMasterLanguage(speak("fi")("talk.noProgramme"));
        c = await contextOf(ports, now.active, incoming);
        const reply = await dispatch(c, now, subjects);
        subjects.show(incoming, buttonsShown(reply), c.now);
        return reply;
      } catch (error) {
        const id = ports.newId().slice(0, 8);
        ports.log.error("handleFailed", { id, kind: incoming.kind, ...traceOf(error) });
        return c ? replySentence(c, c.t("talk.failed", { id })) : inMasterLanguage(speak("fi")("talk.failed", { id }));
      }
    },
  };
}

/** Where it went wrong; never the message, which may carry what somebody wrote. */
const traceOf = (error: unknown): { readonly error: string; readonly at?: string } =>
  error instanceof Error ? { error: error.name, at: (error.stack ?? "").split("\n").filter((l) => l.startsWith("    at ")).slice(0, 4).join(" <") } : { error: typeof error };

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Before any programme, or when nothing can be read, there is no language to choose: the master language speaks. */
const inMasterLanguage = (text: string): Reply => replyCard({ language: "fi", summary: text, blocks: [{ kind: "text", text }] }, "asker");

async function contextOf(ports: Ports, active: ActiveProgramme, incoming: Incoming): Promise<Context> {
  const who = await identify(ports, active.scope, incoming);
  const language = who.person?.language ?? active.programme.language;
  const now = ports.clock.now();
  return { ports, active, incoming, ...who, now, today: dateOf(now, active.calendar.zone), language, t: speak(language) };
}

async function dispatch(c: Context, inUse: InUse, subjects: Subjects): Promise<Reply> {
  const { incoming } = c;
  const pressed = async (route: string, params: Params): Promise<Reply> => {
    const reply = await press(pressing(c, inUse, subjects), route, params);
    const target = subjectOfPress(c.active.programme, route, params);
    const language = languages.find((l) => route === "settings.language" && l === params["l"]);
    if (target ?? language) subjects.note(incoming, { ...(target ? { target, period: params["period"] } : {}), ...(language ? { language } : {}) }, c.now);
    return reply;
  };
  const read = (words: string): Promise<Reply> => handleText(c, words, { reader: inUse.reader(), forms, call, press: pressed, subjects });
  switch (incoming.kind) {
    case "text":
      return read(incoming.text);
    case "press":
      return pressed(incoming.route, incoming.params);
    case "submit": {
      const found = await findSession(c, forms, incoming.session);
      if (!found.ok) return replySentence(c, c.t(`refusal.${found.refusal.code}`, found.refusal.params));
      return submitForm(c, found.value.form, found.value.session, { turn: incoming.rev, action: incoming.action, values: incoming.values });
    }
    case "file":
      // Who may not give a programme has attached something to a question, and the question is what counts.
      return incoming.words !== undefined && !mayReach(c, "manageProgramme") ? read(incoming.words) : receiveDocument(c, incoming);
    case "joined":
      return replyCard(joinedCard(c));
  }
}

/** Who presses a button goes on in the language of the question, and may have the question read again. */
function pressing(c: Context, inUse: InUse, subjects: Subjects): Context {
  const { language = c.language } = subjects.of(c.incoming, c.now);
  return { ...c, language, t: speak(language), readAgain: (text) => inUse.reader().understand(text, circumstances(c, subjects, text)) };
}

async function press(c: Context, route: string, params: Params): Promise<Reply> {
  if (route !== "form.answer") return call(c, route, params);
  const { s = "", t = "", v, a } = params;
  return answerInChat(c, forms, { session: s, turn: Number(t), ...(a === undefined ? { text: v ?? "" } : { action: a }) });
}

/** Every deed goes through here: the permission table is asked before the handler is. */
async function call(c: Context, name: string, params: Params): Promise<Reply> {
  const route = routes.find((r) => r.name === name);
  if (!route) return replySentence(c, c.t("refusal.notUnderstood"));
  if (route.deed !== "anybody" && mayReach(c, route.deed, route.group?.(c, params)) === undefined) return refuse(c, route.deed);
  const reply = await route.handle(c, params);
  return route.reads === true ? readOnly(reply) : reply;
}

function refuse(c: Context, deed: Parameters<typeof rolesFor>[0]): Reply {
  if (!c.person) return replySentence(c, c.t(c.incoming.place.kind === "channel" && !c.place?.group ? "refusal.unknownPlace" : "refusal.unknownPerson"));
  const who = rolesFor(deed).map((role) => c.t(`people.role.${role}`)).join(c.t("people.role.or"));
  c.ports.log.warn("notAllowed", { deed, person: c.person.id });
  return replySentence(c, c.t("refusal.notAllowed", { who }));
}
