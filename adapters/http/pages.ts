import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import type { Language } from "../../src/shared/language.ts";
import { languages } from "../../src/shared/language.ts";
import { say } from "../../src/texts/texts.ts";

/** What the server itself has to say; the code is for logs and programs, the sentences are for people. */
export type PageCode = "notFound" | "tooMany" | "tooLarge" | "badRequest" | "broken" | "stopping" | "linkExpired" | "pageExpired";

const style =
  "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.25rem;color:#1b2733;background:#fff}" +
  "h1{font-size:1.5rem}a{color:#0b4f8a}code{color:#5a6773;font-size:.85rem}" +
  "@media (prefers-color-scheme:dark){body{color:#e6edf3;background:#10161c}a{color:#8cc4ff}code{color:#9fb0bf}}";

/** Lets the content security policy allow this one style and nothing else inline. */
export const styleSource = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

const statuses: Readonly<Record<PageCode, number>> = { notFound: 404, tooMany: 429, tooLarge: 413, badRequest: 400, broken: 500, stopping: 503, linkExpired: 410, pageExpired: 410 };

/** A page for a browser, JSON for a program; nothing of the request is repeated in it. */
export function answer(request: Request, response: Response, code: PageCode): void {
  const language = languageOfRequest(request);
  const message = say(language, `http.${code}`);
  const id = String(response.getHeader("X-Request-Id") ?? "");
  response.status(statuses[code]).set("Cache-Control", "no-store").vary("Accept-Language").vary("Accept");
  if (request.accepts(["json", "html"]) === "html") response.type("html").send(page(language, code, id));
  else response.json({ code, message, request: id });
}

function page(language: Language, code: PageCode, id: string): string {
  const title = say(language, `http.${code}.title`);
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${title} – Kvartti</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${say(language, `http.${code}`)}</p>` +
    `<p><a href="/">${say(language, "http.home")}</a></p><p><code>${code} ${id}</code></p></main></body></html>`
  );
}

/** What the app's listings in Slack and Teams link to: how data is handled, in the reader's language. */
export function privacyPage(request: Request, response: Response): void {
  const language = languageOfRequest(request);
  const title = say(language, "http.privacy.title");
  const told = (["reads", "keeps", "leaves", "asks"] as const).map((part) => `<p>${say(language, `http.privacy.${part}`)}</p>`).join("");
  response.vary("Accept-Language").type("html").send(
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${told}</main></body></html>`,
  );
}

const languageOfRequest = (request: Request): Language => request.acceptsLanguages([...languages]) as Language | false || "fi";
