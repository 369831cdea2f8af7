import type { RequestHandler } from "express";
import { answer } from "./pages.ts";

export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/**
 * Files behind a secret in their address. What the secret does not open is one answer for all: expired, mistyped and never given look
 * the same. Nothing of it is cached, sent on as a referrer, or found by a search engine.
 */
export const downloads =
  (fetch: (secret: string) => Promise<Download | undefined>): RequestHandler =>
  async (request, response, next) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const file = await fetch(request.path.slice(1));
    if (!file) return answer(request, response, "linkExpired");
    response
      .set("Cache-Control", "no-store").set("Referrer-Policy", "no-referrer").set("X-Robots-Tag", "noindex, nofollow").set("X-Content-Type-Options", "nosniff")
      .attachment(file.name).type(file.mediaType).send(file.bytes);
  };
