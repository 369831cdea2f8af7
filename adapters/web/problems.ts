import type { ErrorRequestHandler, Request, Response } from "express";
import type { Log } from "../../src/ports.ts";
import type { Language } from "../../src/shared/language.ts";
import { languages } from "../../src/shared/language.ts";
import { say } from "../../src/texts/texts.ts";
import type { TextKey, TextParams } from "../../src/texts/texts.ts";

/** The page's own language, which every address carries as `lang`. */
export const languageOf = (req: Request): Language => languages.find((l) => l === req.query.lang) ?? "fi";

/** A failure as the page takes it: a sentence for the person. What was typed stays where it was typed. */
export function sendProblem(res: Response, status: number, key: TextKey, language: Language, params: TextParams = {}): void {
  res.status(status).json({ error: say(language, key, params) });
}

/** Last stop of the playground's own routes: a code for the log, a sentence for the person, never the words that were sent. */
export const sentenceFor =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const type = typeof error === "object" && error !== null && "type" in error ? String(error.type) : "";
    if (type === "entity.too.large") return sendProblem(res, 413, "playground.problem.tooLarge", languageOf(req));
    if (type !== "" || error instanceof URIError) return sendProblem(res, 400, "playground.problem.notRead", languageOf(req));
    log.error("web.failed", { path: req.path, error: error instanceof Error ? error.name : "unknown" });
    sendProblem(res, 500, "playground.problem.failed", languageOf(req));
  };
