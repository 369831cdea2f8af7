import type { AddressInfo } from "node:net";
import express from "express";
import type { Request, Response } from "express";

/** A message as the connector has it: what it is now, after every change. */
export interface Posted {
  readonly id: string;
  readonly conversation: string;
  activity: Record<string, unknown>;
  changes: number;
}

export interface ConnectorUser {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly userRole?: string;
  /** Of another organisation, where it is not the team's own. */
  readonly tenantId?: string;
}

type Fault = { readonly status: number; readonly code?: string; readonly headers?: Readonly<Record<string, string>>; readonly after?: boolean; readonly hangs?: boolean; readonly until?: Promise<void> };

/**
 * The Bot Connector's REST interface over real HTTP, as far as a bot in Teams uses it. Shapes: learn.microsoft.com, "API reference
 * for the Bot Framework Connector service" (conversations, activities, pagedmembers) and "Create a conversation".
 */
export interface Connector {
  readonly url: string;
  readonly posted: Posted[];
  readonly calls: { readonly method: string; readonly path: string }[];
  readonly users: ConnectorUser[];
  /** The next calls that match are answered so. `after`: it is taken, and then the connection is cut. `hangs`: nothing is taken or answered. `until`: it is taken then. */
  fail(path: RegExp, ...faults: readonly Fault[]): void;
  in(conversation: string): readonly Posted[];
  close(): Promise<void>;
}

export async function startConnector(): Promise<Connector> {
  const posted: Posted[] = [];
  const calls: Connector["calls"][number][] = [];
  const users: ConnectorUser[] = [];
  const script: { readonly path: RegExp; readonly faults: Fault[] }[] = [];
  const app = express();
  app.use(express.json({ limit: "1mb" }));
  app.use((req, res, next) => {
    calls.push({ method: req.method, path: req.path });
    const fault = script.find((s) => s.faults.length > 0 && s.path.test(`${req.method} ${decodeURIComponent(req.path)}`))?.faults.shift();
    if (!fault) return next();
    if (fault.hangs) return;
    if (fault.until) return void fault.until.then(() => next());
    if (fault.after) {
      res.json = () => req.socket.destroy() as never;
      return next();
    }
    res.status(fault.status).set(fault.headers ?? {}).json({ error: { code: fault.code ?? "Error", message: "as the test wants" } });
  });
  const keep = (req: Request, res: Response): void => {
    // The SDK says that it is typing when an answer takes longer than a second, as on a busy machine: that is no message.
    if ((req.body as Record<string, unknown>)["type"] === "typing") return void res.status(201).json({ id: "typing" });
    const id = `1600000000${String(posted.length + 1).padStart(3, "0")}`;
    posted.push({ id, conversation: String(req.params["conversation"]), activity: req.body as Record<string, unknown>, changes: 0 });
    res.status(201).json({ id });
  };
  app.post("/v3/conversations/:conversation/activities", keep);
  app.post("/v3/conversations/:conversation/activities/:activity", keep);
  app.put("/v3/conversations/:conversation/activities/:activity", (req, res) => {
    const found = posted.find((p) => p.id === req.params.activity);
    if (!found) return void res.status(404).json({ error: { code: "ActivityNotFoundInConversation" } });
    found.activity = req.body as Record<string, unknown>;
    found.changes += 1;
    res.json({ id: found.id });
  });
  app.delete("/v3/conversations/:conversation/activities/:activity", (req, res) => {
    const at = posted.findIndex((p) => p.id === req.params.activity);
    if (at < 0) return void res.status(404).json({ error: { code: "ActivityNotFoundInConversation" } });
    posted.splice(at, 1);
    res.status(200).json({});
  });
  app.post("/v3/conversations", (req, res) => {
    const [member] = (req.body as { members?: { id: string }[] }).members ?? [];
    const user = users.find((u) => u.id === member?.id || u.aadObjectId === member?.id);
    if (!user) return void res.status(404).json({ error: { code: "BadSyntax" } });
    res.status(201).json({ id: `a:${user.aadObjectId}` });
  });
  app.get("/v3/conversations/:conversation/members/:member", (req, res) => {
    const user = users.find((u) => u.id === req.params.member || u.aadObjectId === req.params.member);
    if (user) res.json({ ...user, objectId: user.aadObjectId });
    else res.status(404).json({ error: { code: "MemberNotFoundInConversation" } });
  });
  app.get("/v3/conversations/:conversation/pagedmembers", (_req, res) => void res.json({ members: users.map((u) => ({ ...u, objectId: u.aadObjectId })) }));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    posted, calls, users,
    fail: (path, ...faults) => void script.push({ path, faults: [...faults] }),
    in: (conversation) => posted.filter((p) => p.conversation === conversation),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
