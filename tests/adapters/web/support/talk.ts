import { randomUUID } from "node:crypto";
import { request } from "node:http";
import type { TestPlayground } from "./playground-server.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A bare request, with the headers exactly as given: a browser would not let a test lie about them. */
export function ask(t: TestPlayground, path: string, how: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string } = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const req = request({ host: "127.0.0.1", port: t.port, path, method: how.method ?? "GET", headers: how.headers ?? {} }, (res) => {
      let text = "";
      res.setEncoding("utf8").on("data", (part: string) => (text += part));
      res.on("end", () => done({ status: res.statusCode ?? 0, headers: res.headers, text }));
    });
    req.on("error", fail);
    req.end(how.body);
  });
}

export interface Shown {
  readonly place: string;
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly own: boolean;
  readonly announce: string;
  readonly html: string;
}

export interface Told {
  readonly status: number;
  readonly messages: readonly Shown[];
  readonly screen?: string;
  readonly rev?: number;
  readonly closed?: boolean;
  readonly errors?: Readonly<Record<string, string>>;
  readonly notice?: string;
  readonly error?: string;
}

/** What the page does: posts as its own origin. */
export async function tell(t: TestPlayground, kind: "text" | "press" | "submit" | "time", body: object, lang = "fi"): Promise<Told> {
  const headers = { "Content-Type": "application/json", Origin: t.url, "Sec-Fetch-Site": "same-origin" };
  const answer = await ask(t, `/playground/${kind}?lang=${lang}`, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: answer.status, messages: [], ...(JSON.parse(answer.text) as object) };
}

export const asChair = (more: object): object => ({ id: randomUUID(), person: "vanhus-pj", place: "vanhus", ...more });

export async function see(t: TestPlayground, person: string, place: string, more = ""): Promise<Told & { readonly more: boolean; readonly recent: Record<string, number[]> }> {
  const answer = await ask(t, `/playground/messages?lang=fi&person=${person}&place=${place}${more}`);
  return { status: answer.status, messages: [], ...(JSON.parse(answer.text) as { readonly more: boolean; readonly recent: Record<string, number[]> }) };
}

export interface Listening {
  readonly events: { readonly event: string; readonly data: Record<string, unknown> }[];
  /** Resolves when an event of this kind has come. */
  until(event: string): Promise<Record<string, unknown>>;
  stop(): void;
  readonly ended: Promise<void>;
}

/** An open page: hears the live stream. */
export function listen(t: TestPlayground, person: string): Promise<Listening> {
  const events: Listening["events"] = [];
  const waiting: { readonly event: string; readonly done: (data: Record<string, unknown>) => void }[] = [];
  return new Promise((ready) => {
    const req = request({ host: "127.0.0.1", port: t.port, path: `/playground/events?lang=fi&person=${person}` }, (res) => {
      let rest = "";
      res.setEncoding("utf8").on("data", (part: string) => {
        const blocks = (rest + part).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          const event = /^event: (.*)$/m.exec(block)?.[1];
          if (event === undefined) continue;
          const data = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "{}") as Record<string, unknown>;
          events.push({ event, data });
          for (const w of waiting) if (w.event === event) w.done(data);
        }
      });
      const ended = new Promise<void>((done) => res.on("close", done));
      const until = (event: string): Promise<Record<string, unknown>> => {
        const there = events.find((e) => e.event === event);
        return there ? Promise.resolve(there.data) : new Promise((done) => waiting.push({ event, done }));
      };
      ready({ events, until, ended, stop: () => void req.destroy() });
    });
    req.on("error", () => undefined);
    req.end();
  });
}
