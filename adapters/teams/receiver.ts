import { createHash } from "node:crypto";
import { json, Router } from "express";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Log } from "../../src/ports/log.ts";
import { activitySchema, tenantOf } from "./activity.ts";
import type { TeamsActivity } from "./activity.ts";
import { isOurs } from "./application.ts";
import { faultOf } from "./outcomes.ts";
import type { Take } from "./taker.ts";
import type { Wire } from "./wire.ts";

export interface ReceiverNeeds {
  readonly wire: Wire;
  /** Tenants that are answered; undefined: all. */
  readonly tenants: readonly string[] | undefined;
  /** Without authentication only this machine is believed, and answered. */
  readonly onlyLocal: boolean;
  readonly maxBytes: number;
  /** Keeps and works on it. Resolves when it may be acknowledged, an invoke with its answer. */
  readonly take: Take;
  readonly log: Log;
}

/** `POST` of activities: body checked, sender checked, kept, acknowledged. Everything else gets a clean 4xx. */
export function createReceiver(needs: ReceiverNeeds): RequestHandler {
  const router = Router();
  router.post("/", local(needs), json({ limit: needs.maxBytes, type: "application/json", reviver: plainly }), (req, res) => receive(needs, req, res));
  router.all("/", (_req, res) => refuse(res.set("Allow", "POST"), 405, "POST only"));
  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    const status = Number((error as { readonly status?: unknown } | undefined)?.status ?? 500);
    if (res.headersSent) return next(error);
    if (status >= 500) needs.log.error("teams.receiveFailed", faultOf(error));
    return refuse(res, status >= 400 && status < 500 ? status : 500, status === 413 ? "too large" : status < 500 ? "not readable" : "failed");
  });
  return router;
}

/** A key of this name would change what an object is. Walking the whole body also refuses one that is nested without end. */
const plainly = (key: string, value: unknown): unknown => (key === "__proto__" ? undefined : value);

const names: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const foreign = /^(?:origin|sec-fetch-site|forwarded|x-forwarded(?:-.*)?|x-real-ip|x-original-.*)$/;

/** Without authentication anybody could be anybody: a page in a browser (DNS rebinding, too) and what comes through a proxy are refused unread. */
const local = (needs: ReceiverNeeds): RequestHandler => (req, res, next) => {
  const host = (req.headers.host ?? "").toLowerCase().replace(/:\d+$/, "");
  if (!needs.onlyLocal || (names.has(host) && !Object.keys(req.headers).some((name) => foreign.test(name)))) return next();
  needs.log.warn("teams.notLocal");
  return refuse(res, 403, "this machine only");
};

const refuse = (res: Response, status: number, error: string): void => void res.status(status).json({ error });

async function receive(needs: ReceiverNeeds, req: Request, res: Response): Promise<void> {
  if (!req.is("application/json")) return refuse(res, 415, "application/json");
  const read = activitySchema.safeParse(req.body);
  if (!read.success) return refuse(res, 400, "not an activity of Teams");
  const activity = read.data;
  if (needs.onlyLocal && !isLocal(activity.serviceUrl)) return refuse(res, 403, "local service only");
  const sender = await needs.wire.authenticate(activity, req.get("authorization") ?? "");
  if (sender !== "good") {
    needs.log.warn("teams.notAuthenticated", { reason: sender });
    return sender === "unavailable" ? refuse(res, 503, "try again") : refuse(res, 401, "not authenticated");
  }
  if (needs.tenants && !needs.tenants.includes(tenantOf(activity))) {
    needs.log.warn("teams.foreignTenant", { tenant: tenantOf(activity) });
    return refuse(res, 403, "tenant not allowed");
  }
  if (!isOurs(activity)) return void res.status(activity.type === "invoke" ? 501 : 200).end();
  const answer = await needs.take(activityKey(activity), activity);
  if (activity.type !== "invoke") return void res.status(200).end();
  const { status, body } = answer ?? { status: 200, body: undefined };
  if (body === undefined) res.status(status).end();
  else res.status(status).json(body);
}

/** The same activity has the same key, however often it is delivered. Without an id its whole content is the key. */
export function activityKey(a: TeamsActivity): string {
  const parts = a.id ? [tenantOf(a), a.conversation.id, a.type, a.id] : [tenantOf(a), JSON.stringify(a)];
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

/** Whether an address is this machine's own. */
export const isLocal = (url: string): boolean => names.has(new URL(url).hostname);
