import { createHash, randomUUID } from "node:crypto";
import { JSDOM } from "jsdom";
import { finnishHolidays } from "../../../adapters/calendar/holidays.ts";
import type { Product } from "../../../adapters/compose.ts";
import { createMetrics } from "../../../adapters/http/metrics.ts";
import { createHttpServer } from "../../../adapters/http/server.ts";
import { openPlayground } from "../../../adapters/open-playground.ts";
import { createApp } from "../../../src/app.ts";
import type { Messenger } from "../../../src/ports/messenger.ts";
import type { Ports } from "../../../src/ports.ts";
import { loadProgramme } from "../../../src/programme/load-programme.ts";
import { momentOf } from "../../../src/shared/calendar.ts";
import { placeId } from "../../../src/vocabulary/incoming.ts";
import { smallPeople } from "../../support/office.ts";
import { smallProgramme } from "../../support/small-programme.ts";
import type { TestStore } from "../../support/store.ts";
import type { OpenDriver, PlatformDriver, Where } from "./driver.ts";
import { group, until } from "./driver.ts";

const tenant = "demo";
const scope = { organisation: smallProgramme.organisation, programme: smallProgramme.id };

/** The playground over HTTP, as its page speaks; forms are sheets over the page. */
export const openPlaygroundDriver: OpenDriver = async (store) => {
  const product = await productOn(store);
  const place = { platform: "web", tenant, conversation: group, kind: "channel" as const };
  // The page's channels are linked from the start; this one is not yet, as on the other platforms.
  await store.stores.places.insert({ ...scope, id: placeId(place), platform: "web", tenant, conversation: group });
  const platform = await openPlayground(product);
  (product.ports.messengers as Map<string, Messenger>).set("web", platform.messenger);
  const server = createHttpServer({
    host: "127.0.0.1", port: 0, mounts: platform.mounts, checks: {}, metrics: createMetrics(),
    logging: { log: store.log, withCorrelation: (_id, run) => run(), faultContext: () => ({}) },
  });
  const { url } = await server.start();
  const deliver = async (): Promise<void> => void (await product.app.run("deliver"));
  const page = pageAt(url);
  return {
    store, deliver,
    join: (who) => page.post(who, "channel", "text", { text: "liitä" }),
    mention: (who, text) => page.post(who, "channel", "text", { text }),
    write: (who, text) => page.post(who, "direct", "text", { text }),
    press: async (who, where, label) => {
      const found = await until({ deliver }, () => `a button "${label}"`, async () => {
        const messages = [...(await page.messages(who, where))].reverse();
        for (const message of messages) {
          const button = buttonIn(message.html, label);
          if (button) return { ...button, message: message.id };
        }
        return undefined;
      });
      await page.post(who, where, "press", found);
    },
    pressInForm: (who, label) => page.pressInForm(who, label),
    fill: (who, values, label) => page.fill(who, values, label),
    form: (who) => page.form(who),
    heard: async (who, where) => (await page.messages(who, where)).map((m) => wordsOf(m.html)),
    goTo: async (date, hour = 9) => {
      store.clock.set(momentOf(date, hour, smallProgramme.zone));
      await product.app.run("sweep");
    },
    names: { platform: "web", tenant, channel: group, userOf: (who) => who },
    close: async () => {
      await platform.stop();
      await server.stop();
    },
  } satisfies PlatformDriver;
};

async function productOn(store: TestStore): Promise<Product> {
  const ports: Ports = {
    stores: store.stores, messengers: new Map(), clock: store.clock, holidays: finnishHolidays(), newId: () => randomUUID().slice(0, 12),
    fingerprint: (secret) => Promise.resolve(createHash("sha256").update(secret).digest("hex")), log: store.log, wake: () => undefined,
  };
  store.clock.set(momentOf("2021-03-29", 9, smallProgramme.zone));
  await loadProgramme(ports, smallProgramme, smallPeople(smallProgramme));
  const nothing = (): Promise<void> => Promise.resolve();
  // The clock is the test's; the page's own buttons for it are not pressed in a journey.
  const clock = { now: store.clock.now, machine: store.clock.machine } as Product["clock"];
  return { stores: store.stores, connection: store.connection, clock, app: createApp(ports), ports, delivery: { wake: () => undefined, stop: nothing } as Product["delivery"], close: nothing };
}

interface Message {
  readonly id: string;
  readonly html: string;
}
interface Page {
  post(who: string, where: Where, kind: "text" | "press" | "submit", body: object): Promise<void>;
  messages(who: string, where: Where): Promise<readonly Message[]>;
  pressInForm(who: string, label: string): Promise<void>;
  fill(who: string, values: Readonly<Record<string, string>>, label?: string): Promise<void>;
  form(who: string): string;
}

const placeOf = (who: string, where: Where): string => (where === "channel" ? group : `dm-${who}`);
const textIn = (node: { readonly textContent: string | null }): string => (node.textContent ?? "").replace(/\s+/g, " ").trim();
const wordsOf = (html: string): string => textIn(JSDOM.fragment(html));

function buttonIn(html: string, label: string): { readonly route: string; readonly params: unknown } | undefined {
  const button = [...JSDOM.fragment(html).querySelectorAll<HTMLElement>("[data-press]")].find((b) => textIn(b).startsWith(label));
  return button && { route: button.dataset["press"] ?? "", params: JSON.parse(button.dataset["params"] ?? "{}") as unknown };
}

function pageAt(url: string): Page {
  const sheets = new Map<string, string>();
  const headers = { "Content-Type": "application/json", Origin: url, "Sec-Fetch-Site": "same-origin" };
  const post: Page["post"] = async (who, where, kind, body) => {
    const response = await fetch(`${url}/playground/${kind}?lang=fi`, { method: "POST", headers, body: JSON.stringify({ id: randomUUID(), person: who, place: placeOf(who, where), ...body }) });
    const told = (await response.json()) as { readonly screen?: string; readonly closed?: boolean; readonly error?: string };
    if (!response.ok) throw new Error(`the page was told: ${String(response.status)} ${told.error ?? ""}`);
    if (told.screen !== undefined) sheets.set(who, told.screen);
    if (told.closed) sheets.delete(who);
  };
  return {
    post,
    messages: async (who, where) => {
      const answer = await fetch(`${url}/playground/messages?lang=fi&person=${encodeURIComponent(who)}&place=${encodeURIComponent(placeOf(who, where))}`);
      return ((await answer.json()) as { readonly messages: readonly Message[] }).messages;
    },
    pressInForm: async (who, label) => {
      const button = buttonIn(sheets.get(who) ?? "", label);
      if (!button) throw new Error(`no "${label}" in the form`);
      await post(who, "direct", "press", button);
    },
    fill: async (who, values, label) => {
      const form = JSDOM.fragment(sheets.get(who) ?? "").querySelector("form");
      if (!form) throw new Error(`${who} has no form open`);
      const way = label === undefined ? undefined : [...form.querySelectorAll<HTMLElement>("[data-action]")].find((b) => textIn(b).startsWith(label));
      if (label !== undefined && !way) throw new Error(`no "${label}" in the form`);
      const { session = "", rev } = form.dataset;
      await post(who, "direct", "submit", { session, rev: Number(rev), action: way?.dataset["action"] ?? "submit", values: { ...shownIn(form), ...values } });
    },
    form: (who) => wordsOf(sheets.get(who) ?? ""),
  };
}

/** The values that stand in the form, as the page's own script reads them. */
function shownIn(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const input of form.querySelectorAll<HTMLInputElement>("[data-field], [data-alternative]")) {
    const id = input.dataset["field"] ?? input.dataset["alternative"] ?? "";
    const ticked = input.type !== "radio" && input.type !== "checkbox" ? input.value : input.checked ? input.value : "";
    values[id] = [values[id] ?? "", ticked].filter((v) => v !== "").join(",");
  }
  return values;
}
