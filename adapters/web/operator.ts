import { json, Router } from "express";
import { z } from "zod";
import type { DeliveryState } from "../../src/messaging/outbox.ts";
import type { OutboxStore } from "../../src/ports/outbox-store.ts";
import type { Language } from "../../src/shared/language.ts";
import { speak } from "../../src/texts/texts.ts";
import { languageOf, notRead, sendProblem } from "./problems.ts";
import { renderOperator } from "./view/render-operator.tsx";
import type { OperatorModel } from "./view/render-operator.tsx";

/** What the operator's page asks of the rest; handed in by open-playground.ts. */
export interface OperatorPorts {
  readonly outbox: Pick<OutboxStore, "list" | "counts" | "requeue" | "drop">;
  readonly now: () => number;
  workspaces(): Promise<readonly { readonly id: string; readonly paused: boolean }[]>;
  pause(workspace: string, paused: boolean): Promise<boolean>;
  broadcasts(language: Language): Promise<readonly { readonly id: string; readonly title: string; readonly state: string }[]>;
  /** The delivery report as a file; undefined when there is no such broadcast. */
  report(id: string, ending: "csv" | "xlsx", language: Language): Promise<string | Buffer | undefined>;
  /** Something may leave now. */
  readonly wake: () => void;
}

/** So many of each are listed; the command line has the rest. */
const mostListed = 100;
const deed = z.object({ deed: z.enum(["retry", "drop", "pause", "resume"]), of: z.string().min(1).max(500) });
const fileTypes = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" } as const;

/** What the page needs besides its own address: where its style and script lie, and the way back, when there is one. */
export interface OperatorPlace {
  readonly assets: string;
  readonly back?: string;
}

/** Waiting and failed messages, what to do about them, workspaces, and the delivery reports as files. Whoever mounts it guards it. */
export function operatorPages(operator: OperatorPorts, place: OperatorPlace): Router {
  const router = Router();
  router.get("/", async (req, res) => {
    const model = await operatorModel(operator, languageOf(req));
    res.set("Cache-Control", "no-store").type("html").send(renderOperator(model, { ...place, page: req.baseUrl }));
  });
  router.post("/", json({ limit: "4kb" }), async (req, res) => {
    const wanted = deed.safeParse(req.body);
    if (!wanted.success || !(await act(operator, wanted.data))) return sendProblem(req, res, wanted.success ? { status: 409, key: "operator.closed" } : notRead);
    operator.wake();
    res.json({ ok: true });
  });
  router.get("/:file", async (req, res, next) => {
    const [, id = "", ending] = /^([\w-]{1,80})\.(csv|xlsx)$/.exec(req.params.file) ?? [];
    const kind = ending === "csv" || ending === "xlsx" ? ending : undefined;
    const content = kind && (await operator.report(id, kind, languageOf(req)));
    if (!kind || content === undefined) return next();
    res.set("Cache-Control", "no-store").attachment(`lahetysraportti.${kind}`).type(fileTypes[kind]).send(content);
  });
  return router;
}

function act(operator: OperatorPorts, { deed: name, of }: z.infer<typeof deed>): Promise<boolean> {
  switch (name) {
    case "retry":
      return operator.outbox.requeue(of, operator.now());
    case "drop":
      return operator.outbox.drop(of);
    case "pause":
    case "resume":
      return operator.pause(of, name === "pause");
  }
}

async function operatorModel(operator: OperatorPorts, language: Language): Promise<OperatorModel> {
  const t = speak(language);
  const listed = async (states: readonly DeliveryState[]) =>
    (await Promise.all(states.map((state) => operator.outbox.list({ state, limit: mostListed })))).flat().slice(0, mostListed);
  const [waiting, failed, counts, workspaces, broadcasts] = await Promise.all([
    listed(["waiting", "queued", "sending"]), listed(["failed", "unconfirmed", "unreachable"]), operator.outbox.counts(), operator.workspaces(), operator.broadcasts(language),
  ]);
  const counted = (Object.entries(counts) as [DeliveryState, number][]).filter(([, n]) => n > 0).map(([state, n]) => [t(`delivery.state.${state}`), n] as const);
  return { language, waiting, failed, counts: counted, workspaces, broadcasts, limit: mostListed };
}
