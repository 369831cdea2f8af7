import { connect } from "node:net";
import express from "express";
import { afterEach, describe, expect, test } from "vitest";
import type { HttpOptions, HttpServer } from "../../adapters/http/server.ts";
import { createHttpServer } from "../../adapters/http/server.ts";
import { createMetrics } from "../../adapters/http/metrics.ts";
import { createLog, correlationId, faultContext, withCorrelation } from "../../adapters/log.ts";

const running: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function given(part: Partial<HttpOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({ level: "info", write: (line) => lines.push(line) });
  const server = createHttpServer({
    host: "127.0.0.1",
    port: 0,
    mounts: [],
    checks: {},
    metrics: createMetrics(),
    logging: { log, withCorrelation, faultContext },
    graceMs: 300,
    ...part,
  });
  running.push(server);
  const { url, port } = await server.start();
  return { server, url, port, lines };
}

describe("a server that runs", () => {
  test("tells the balancer that it is alive and ready, and which check fails", async () => {
    let store = true;
    const { url } = await given({ checks: { store: () => store, slack: async () => true } });
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ alive: true });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, checks: { store: true, slack: true } });

    store = false;
    const second = await given({
      checks: {
        store: () => store,
        broken: () => {
          throw new Error("no");
        },
      },
    });
    const answer = await fetch(`${second.url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ready: false, checks: { store: false, broken: false } });
  });

  test("tells how data is handled, in the reader's language: the app's listings link to it", async () => {
    const { url } = await given();
    const read = async (language: string): Promise<string> => (await fetch(`${url}/privacy`, { headers: { "Accept-Language": language } })).text();
    expect(await read("fi")).toContain("Näin Kvartti käsittelee tietoja");
    expect(await read("sv")).toContain('<html lang="sv">');
    expect(await read("de")).toContain("Rekisterinpitäjä");
  });

  test("a store that never answers makes it not ready instead of hanging", async () => {
    const { url } = await given({ checks: { store: () => new Promise<boolean>(() => undefined) } });
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });

  test("shows its figures, the process's own and those it was given", async () => {
    const metrics = createMetrics();
    metrics.counter("kvartti_sent_total", "Messages", ["outcome"])({ outcome: "delivered" }, 3);
    metrics.gauge("kvartti_outbox", "Waiting", () => Promise.resolve({ queued: 2, failed: 1 }), "state");
    metrics.gauge("kvartti_broken", "Cannot be read", () => Promise.reject(new Error("store gone")));
    const { url } = await given({ metrics });
    await fetch(`${url}/healthz`);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('kvartti_sent_total{outcome="delivered"} 3');
    expect(text).toContain('kvartti_outbox{state="queued"} 2');
    expect(text).not.toMatch(/^kvartti_broken\b/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    expect(text).toContain('kvartti_http_requests_total{method="GET",status="200"} 1');
  });

  test("everything done for a request carries the id that its answer shows", async () => {
    const { url } = await given({
      mounts: [
        {
          path: "/seen",
          handler: async (_request, response) => {
            await new Promise((resolve) => setTimeout(resolve, 1));
            response.json({ seen: correlationId() });
          },
        },
      ],
    });
    const own = await fetch(`${url}/seen`);
    expect(((await own.json()) as { seen: string }).seen).toBe(own.headers.get("X-Request-Id"));
    const kept = await fetch(`${url}/seen`, { headers: { "X-Request-Id": "abc-12345678" } });
    expect(kept.headers.get("X-Request-Id")).toBe("abc-12345678");
    const forged = await fetch(`${url}/seen`, { headers: { "X-Request-Id": "no spaces allowed" } });
    expect(forged.headers.get("X-Request-Id")).toMatch(/^[\w-]{36}$/);
  });
});

describe("what it cannot do it says in two voices", () => {
  test("an unknown address: a page in the reader's language, JSON for a program, nothing of the address repeated", async () => {
    const { url } = await given();
    const page = await fetch(`${url}/%3Cscript%3E`, { headers: { Accept: "text/html", "Accept-Language": "sv-FI,sv" } });
    expect(page.status).toBe(404);
    const html = await page.text();
    expect(html).toContain('lang="sv"');
    expect(html).toContain("Sidan hittades inte");
    expect(html).not.toContain("script");
    expect(page.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(page.headers.get("X-Powered-By")).toBeNull();
    expect(await (await fetch(`${url}/missing`)).json()).toMatchObject({ code: "notFound", message: expect.stringContaining("osoite") });
  });

  test("a fault of ours is logged with its place and no free text, and the person is told that nothing is lost", async () => {
    const { url, lines } = await given({
      mounts: [
        {
          path: "/broken",
          handler: () => {
            throw new Error('Cast failed for value "Matti Meikäläinen" with xoxb-123-secret');
          },
        },
      ],
    });
    const answer = await fetch(`${url}/broken`, { headers: { "Accept-Language": "en" } });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: "broken", message: expect.stringContaining("saved already is safe") });
    const line = JSON.parse(lines.find((l) => l.includes("http.broken")) ?? "{}") as Record<string, string>;
    expect(line).toMatchObject({ level: "error", code: "http.broken", correlation: answer.headers.get("X-Request-Id"), fault: "Error" });
    expect(line["at"]).toContain("http.test.ts");
    expect(lines.join()).not.toMatch(/Meikäläinen|xoxb-123/);
  });

  test("a broken body is the sender's fault, and is not logged as ours", async () => {
    const { url, lines } = await given({ mounts: [{ path: "/json", handler: express.Router().use(express.json()) }] });
    const answer = await fetch(`${url}/json`, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{" });
    expect(answer.status).toBe(400);
    expect(lines).toEqual([]);
  });

  test("a body over the limit is refused before it is read", async () => {
    const { url } = await given({ mounts: [{ path: "/in", maxBytes: 10, handler: (_q, response) => void response.json({}) }] });
    expect((await fetch(`${url}/in`, { method: "POST", body: "12345678901" })).status).toBe(413);
    expect((await fetch(`${url}/in`, { method: "POST", body: "1234567890" })).status).toBe(200);
  });

  test("a hurry is slowed down, one address at a time, and the health checks never", async () => {
    const { url } = await given({ mounts: [{ path: "/in", perMinute: 2, handler: (_q, response) => void response.json({}) }] });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await fetch(`${url}/in`)).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await fetch(`${url}/in`, { headers: { "X-Forwarded-For": "198.51.100.7" } })).status).toBe(200);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe("starting and stopping", () => {
  test("a port in use names PORT and suggests another", async () => {
    const { port } = await given();
    await expect(given({ port })).rejects.toMatchObject({ code: "portInUse", params: { port, free: port + 1 } });
  });

  test("an address that this machine does not have is told so", async () => {
    await expect(given({ host: "192.0.2.1" })).rejects.toMatchObject({ code: "hostNotFound" });
  });

  test("a stop ends event streams, lets an answer under way finish and accepts nobody new", async () => {
    let release: () => void = () => undefined;
    const { server, url, port } = await given({
      graceMs: 2_000,
      mounts: [
        {
          path: "/events",
          handler: (_request, response) => {
            response.set("Content-Type", "text/event-stream").flushHeaders();
            response.write(": hello\n\n");
          },
        },
        {
          path: "/slow",
          handler: async (_request, response) => {
            await new Promise<void>((resolve) => (release = resolve));
            response.json({ done: true });
          },
        },
      ],
    });
    const events = await fetch(`${url}/events`);
    const slow = fetch(`${url}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 50));

    const stopped = server.stop();
    expect(await events.text()).toBe(": hello\n\n");
    release();
    expect(await (await slow).json()).toEqual({ done: true });
    await stopped;
    await expect(new Promise((resolve, reject) => connect(port, "127.0.0.1").on("connect", resolve).on("error", reject))).rejects.toThrow();
    await server.stop();
  });

  test("a request that never ends does not keep the server from stopping", async () => {
    const { server, url } = await given({ graceMs: 100, mounts: [{ path: "/never", handler: () => undefined }] });
    const never = fetch(`${url}/never`).catch(() => "cut");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.stop();
    expect(await never).toBe("cut");
  });
});
