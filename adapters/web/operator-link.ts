import { fileURLToPath } from "node:url";
import { Router, static as files } from "express";
import type { Request, RequestHandler, Response } from "express";
import { jsonOnly, safeHeaders } from "./guard.ts";
import type { OperatorPorts } from "./operator.ts";
import { operatorPages } from "./operator.ts";

interface Guard {
  /** Whether this secret opens the page now; asked at every request. */
  opens(secret: string): Promise<boolean>;
  /** One answer for all that it does not open: expired, mistyped and never given look the same. */
  closed(request: Request<{ secret: string }>, response: Response): void;
}

const assets = fileURLToPath(new URL("./browser", import.meta.url));

/** The operator's page at an address that is a secret. Nothing of it is cached, sent on as a referrer or found by a search engine. */
export function operatorBehindLink(operator: OperatorPorts, guard: Guard): Router {
  const router = Router();
  router.use("/assets", files(assets, { index: false }));
  router.use("/:secret", guarded(guard), safeHeaders, unseen, jsonOnly, operatorPages(operator, { assets: "/operator/assets" }));
  return router;
}

const guarded =
  ({ opens, closed }: Guard): RequestHandler<{ secret: string }> =>
  async (request, response, next) => {
    if (await opens(request.params.secret)) next();
    else closed(request, response);
  };

const unseen: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store").set("Referrer-Policy", "no-referrer").set("X-Robots-Tag", "noindex, nofollow");
  next();
};
