import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correlationId, createLog, faultContext, withCorrelation } from "../../adapters/log.ts";
import { Secret } from "../../adapters/settings/secret.ts";

function given(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const log = createLog({ level: "info", secrets: secrets.map((s) => new Secret(s)), write: (line) => lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown> };
}

describe("a log line", () => {
  test("is one line of JSON with time, level, code and context", () => {
    const { log, lines, last } = given();
    log.warn("store.slow", { ms: 120, place: "owed", again: true, nothing: undefined });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(last()).toMatchObject({ level: "warn", code: "store.slow", ms: 120, place: "owed", again: true });
    expect(last()["time"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test("keeps its code whatever the context says, and is not written under the level", () => {
    const lines: string[] = [];
    const log = createLog({ level: "error", write: (line) => lines.push(line) });
    log.info("quiet");
    log.error("loud", { code: "forged", level: "info", time: "then" });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"code":"loud"');
  });

  test("carries the correlation of the work it belongs to, also after awaits and side by side", async () => {
    const { log, lines } = given();
    const work = (id: string) =>
      withCorrelation(id, async () => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        log.info("done", { id });
      });
    await Promise.all([work("a"), work("b")]);
    for (const line of lines.map((l) => JSON.parse(l) as Record<string, unknown>)) expect(line["correlation"]).toBe(line["id"]);
    expect(correlationId()).toBeUndefined();
  });
});

describe("no token gets into the log", () => {
  test.each([
    ["xoxb-2222222-abcDEF", "not_authed for xoxb-2222222-abcDEF (channel C1)"],
    ["xoxe.xoxb-1-abcdef", "rotated xoxe.xoxb-1-abcdef"],
    ["xapp-1-A0-123-abcdef", "opening wss with xapp-1-A0-123-abcdef"],
    ["abc.def-ghi", "Authorization: Bearer abc.def-ghi, status 401"],
    ["eyJhbGciOiJSUzI1NiJ9.eyJhdWQ", "token=eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln"],
    ["hunter2", "mongodb://kvartti:hunter2@db.example.fi/kvartti"],
    ["s3cr3t", "POST /token client_secret=s3cr3t&grant=1"],
    ["0123456789abcdef0123456789abcdef", "signing secret is 0123456789abcdef0123456789abcdef here"],
    ["3q2+7w9vKzJpXbM1nT5sR8yUcE4gHd0LfAiOjQkWxZs", "key 3q2+7w9vKzJpXbM1nT5sR8yUcE4gHd0LfAiOjQkWxZs="],
  ])("%s inside a text", (token, text) => {
    const { log, lines } = given();
    log.error("failed", { text });
    expect(lines.join()).not.toContain(token);
    expect(lines.join()).toContain("[masked]");
  });

  test("what helps an administrator stays readable", () => {
    const { log, last } = given();
    const context = {
      key: "pori-tuottavuus:2021-Q1:vanhuspalvelujen-johtaja:first", request: "7b6b1f0e-7c51-4a53-9a3b-2f3c1d5e6f70", file: "/var/lib/kvartti/data/store.mdb",
      date: "2021-03-29", id: "65f2c1d5e6f70a3b2f3c1d5e", url: "http://127.0.0.1:3000/slack/events",
    };
    log.info("fine", context);
    expect(last()).toMatchObject(context);
  });

  test("a configured secret is hidden wherever it stands, whatever its shape", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 40 }), fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (secret, before, after) => {
        const { log, last } = given([secret]);
        log.info("x", { text: `${before}${secret}${after}` });
        expect(last()["text"]).toContain("[masked]");
      }),
    );
  });

  test("a very long text is cut, and quickly", () => {
    const { log, last } = given();
    const began = performance.now();
    log.info("long", { text: "a1".repeat(500_000) + " " + "=".repeat(500_000) });
    expect(String(last()["text"]).length).toBeLessThan(500);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe("a thrown thing in the log", () => {
  test("shows class, code and place, and leaves out what stands in quotation marks", () => {
    const error = Object.assign(new TypeError('Cast to Number failed for value "Matti soitti äidilleen" at path `values`'), { code: "E_CAST" });
    const context = faultContext(error);
    expect(context).toMatchObject({ fault: "TypeError", faultCode: "E_CAST", message: "Cast to Number failed for value “…” at path “…”" });
    expect(context["at"]).toContain("log.test.ts");
    expect(JSON.stringify(context)).not.toContain("Matti");
  });

  test("also when it is no error at all", () => {
    expect(faultContext("Matti")).toEqual({ fault: "string" });
    expect(faultContext(undefined)).toEqual({ fault: "undefined" });
  });
});
