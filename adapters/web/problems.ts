import type { ErrorRequestHandler, Request, Response } from "express";
import type { Log } from "../../src/ports/log.ts";
import type { Language } from "../../src/shared/language.ts";
import { languages } from "../../src/shared/language.ts";
import { say } from "../../src/texts/texts.ts";
import type { TextKey, TextParams } from "../../src/texts/texts.ts";

/** The page's own language, which every address carries as `lang`. */
export const languageOf = (req: Request): Language => languages.find((l) => l === req.query.lang) ?? "fi";

export interface Problem {
  readonly status: number;
  readonly key: TextKey;
  readonly params?: TextParams;
}

export const noSuchPerson: Problem = { status: 404, key: "playground.problem.noSuchPerson" };
export const noSuchPlace: Problem = { status: 404, key: "playground.problem.noSuchPlace" };
export const notRead: Problem = { status: 400, key: "playground.problem.notRead" };
export const tooMany: Problem = { status: 429, key: "playground.problem.tooMany" };

/** A failure as the page takes it: a sentence for the person. What was typed stays where it was typed. */
export const sendProblem = (req: Request, res: Response, problem: Problem): void =>
  void res.status(problem.status).json({ error: say(languageOf(req), problem.key, problem.params) });

/** Last stop of the playground's own routes: a code for the log, a sentence for the person, never the words that were sent. */
export const sentenceFor =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const type = typeof error === "object" && error !== null && "type" in error ? String(error.type) : "";
    if (type === "entity.too.large") return sendProblem(req, res, { status: 413, key: "playground.problem.tooLarge" });
    if (type !== "" || error instanceof URIError) return sendProblem(req, res, notRead);
    log.error("web.failed", { path: req.path, error: error instanceof Error ? error.name : "unknown" });
    sendProblem(req, res, { status: 500, key: "playground.problem.failed" });
  };
