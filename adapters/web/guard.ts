import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";

/**
 * The playground lets anybody be anybody, so it answers to this machine's own browser only: a foreign Host (DNS rebinding),
 * a proxy in between, or a page of another site is refused before anything is read.
 */
export const localOnly: RequestHandler = (req, res, next) => {
  const reason = whyRefused(req);
  if (reason === undefined) return next();
  res.status(403).type("text/plain").send(`The playground answers on this machine only (${reason}).\n`);
};

const forwardedHeader = /^(forwarded|x-forwarded(-.*)?|x-real-ip|x-original-.*)$/;
const localNames = ["localhost", "127.0.0.1", "[::1]"];

function whyRefused(req: Request): string | undefined {
  const host = req.headers.host?.toLowerCase() ?? "";
  if (!ownHosts(req).includes(host)) return "foreign Host";
  if (Object.keys(req.headers).some((name) => forwardedHeader.test(name))) return "forwarded request";
  const origin = req.headers.origin;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) return "foreign Origin";
  return whyForeignSite(req, origin);
}

/** A browser says where a request comes from; opening the page itself from a link elsewhere is fine. */
function whyForeignSite(req: Request, origin: string | undefined): string | undefined {
  const site = req.headers["sec-fetch-site"];
  const opensPage = req.method === "GET" && req.headers["sec-fetch-mode"] === "navigate" && req.headers["sec-fetch-dest"] === "document";
  if (site !== undefined && site !== "same-origin" && site !== "none" && !opensPage) return "foreign site";
  const changes = req.method !== "GET" && req.method !== "HEAD";
  if (changes && site !== "same-origin" && origin === undefined) return "no Origin";
  return undefined;
}

function ownHosts(req: Request): readonly string[] {
  const port = req.socket.localPort;
  return port === 80 ? localNames.flatMap((name) => [name, `${name}:80`]) : localNames.map((name) => `${name}:${String(port)}`);
}

/** Only JSON is taken: a form of another page cannot send it without asking first. */
export function jsonOnly(req: Request, res: Response, next: NextFunction): void {
  if (req.method !== "POST" || req.is("application/json") === "application/json") return next();
  res.status(415).json({ error: "application/json" });
}

export const safeHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      scriptSrcAttr: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  xFrameOptions: { action: "deny" },
  referrerPolicy: { policy: "same-origin" },
  // The page is plain http on this machine: promising https would only lock people out.
  strictTransportSecurity: false,
});
