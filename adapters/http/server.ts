import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import express from "express";
import { rateLimit } from "express-rate-limit";
import helmet from "helmet";
import type { Log, LogContext } from "../../src/ports/log.ts";
import { listenFault } from "./fault.ts";
import type { Checks } from "./health.ts";
import { healthz, readiness, readyz } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { answer, privacyPage, styleSource } from "./pages.ts";

/** A router of a platform or of the playground. It reads its own bodies: platforms check signatures over the raw bytes. */
export interface Mount {
  readonly path: string;
  readonly handler: RequestHandler;
  /** Requests a minute from one address. */
  readonly perMinute?: number;
  /** Largest request body in bytes. */
  readonly maxBytes?: number;
}

export interface HttpOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly mounts: readonly Mount[];
  readonly checks: Checks;
  readonly metrics: Metrics;
  readonly logging: {
    readonly log: Log;
    readonly withCorrelation: <T>(id: string, run: () => T) => T;
    readonly faultContext: (error: unknown) => LogContext;
  };
  /** How long a stop waits for requests under way, ms. */
  readonly graceMs?: number;
}

export interface HttpServer {
  /** Throws `HttpFault` (portInUse, portNotAllowed, hostNotFound) when it cannot listen. */
  start(): Promise<{ readonly port: number; readonly url: string }>;
  /** Stops accepting, ends event streams, waits for the rest. Can be called twice. */
  stop(): Promise<void>;
}

export function createHttpServer(options: HttpOptions): HttpServer {
  const open = new Set<Response>();
  let stopping: Promise<void> | undefined;
  const app = express();
  // A proxy on this machine or in a private network may say whom it speaks for; limits count people then, not the proxy.
  app.set("trust proxy", ["loopback", "linklocal", "uniquelocal"]);
  app.use(identify(options, open, () => stopping !== undefined), headers());
  app.get("/healthz", healthz);
  app.get("/privacy", privacyPage);
  app.get("/readyz", readyz(readiness(options.checks, () => stopping !== undefined)));
  app.get("/metrics", async (_request, response) => {
    response.set("Content-Type", options.metrics.contentType).send(await options.metrics.text());
  });
  app.use((request, response, next) => (stopping ? answer(request, response, "stopping") : next()));
  for (const mount of options.mounts) app.use(mount.path, limit(mount), bounded(mount.maxBytes ?? 1_000_000), mount.handler);
  app.use((request, response) => answer(request, response, "notFound"));
  app.use(faults(options));
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, app);
  return {
    start: () => listen(server, options),
    stop: () => (stopping ??= close(server, open, options.graceMs ?? 5_000)),
  };
}

/** Gives every request an id, which its log lines and its answer carry, and counts it. */
function identify({ logging, metrics }: HttpOptions, open: Set<Response>, stopping: () => boolean): RequestHandler {
  const count = metrics.counter("kvartti_http_requests_total", "Requests answered", ["method", "status"]);
  const time = metrics.timer("kvartti_http_request_seconds", "Time to answer, event streams left out", ["method"]);
  return (request, response, next) => {
    const given = request.get("X-Request-Id") ?? "";
    const id = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    const began = performance.now();
    response.set("X-Request-Id", id);
    if (stopping()) response.set("Connection", "close");
    open.add(response);
    response.on("close", () => {
      open.delete(response);
      const method = /^(GET|POST|HEAD)$/.test(request.method) ? request.method : "other";
      count({ method, status: String(response.statusCode) });
      if (!isStream(response)) time({ method }, (performance.now() - began) / 1_000);
    });
    logging.withCorrelation(id, next);
  };
}

/** Nothing may be loaded or framed unless a router says so for its own pages. */
const headers = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], styleSrc: [styleSource], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"] },
    },
    xFrameOptions: { action: "deny" },
  });

const limit = (mount: Mount): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: mount.perMinute ?? 1_200,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    validate: false,
    handler: (request, response) => answer(request, response, "tooMany"),
  });

/** Refused by its announced length before anything is read; a body that hides its length meets the router's own parser. */
const bounded =
  (maxBytes: number): RequestHandler =>
  (request, response, next) => {
    if (Number(request.get("Content-Length") ?? 0) > maxBytes) answer(request, response.set("Connection", "close"), "tooLarge");
    else next();
  };

/** Last stop: bad input is the sender's and told so; anything else is ours, logged with its place in the code. */
const faults =
  ({ logging }: HttpOptions): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const status = Number((error as { readonly status?: unknown } | undefined)?.status ?? 500);
    if (status >= 500) logging.log.error("http.broken", { method: request.method, ...logging.faultContext(error) });
    if (response.headersSent) next(error);
    else answer(request, response, status === 413 ? "tooLarge" : status === 404 ? "notFound" : status < 500 ? "badRequest" : "broken");
  };

function listen(server: Server, { host, port }: HttpOptions): Promise<{ readonly port: number; readonly url: string }> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(listenFault(error, host, port)));
    server.listen(port, host, () => {
      const bound = (server.address() as AddressInfo).port;
      const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
      resolve({ port: bound, url: `http://${name}:${bound}` });
    });
  });
}

const isStream = (response: Response): boolean => String(response.getHeader("Content-Type") ?? "").startsWith("text/event-stream");

async function close(server: Server, open: ReadonlySet<Response>, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const response of open) {
    if (isStream(response)) response.end();
    // Its connection turns idle only now, and would be kept alive for nothing.
    response.on("close", () => setImmediate(() => server.closeIdleConnections()));
  }
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(patience);
}
