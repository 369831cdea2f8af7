import type { Request, Response } from "express";
import type { ChatMessage } from "./chat-message.ts";
import { mayEnter } from "./places.ts";
import { messageView, visibleTo } from "./view/render-message.tsx";
import type { Viewer } from "./view/render-message.tsx";

/** Open pages. Each hears of what its person may see, rendered in its own language. */
export interface Live {
  open(req: Request, res: Response, viewer: Viewer): void;
  tell(message: ChatMessage): void;
  /** The clock moved: pages show the new time. `text` words it in a language. */
  tellTime(text: (viewer: Viewer) => object): void;
  /** Ends every open page's stream, so that the server can stop; the pages come back by themselves. */
  close(): void;
}

/** Keeps idle connections open, and lets the page notice a lost one. */
const heartbeatMs = 20_000;

/** `beat` is called with every heartbeat while a page is open: a clock that runs by itself is shown by it. */
export function createLive(beat: () => void): Live {
  const pages = new Map<Response, Viewer>();
  const write = (res: Response, event: string, data: object): void => void res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  let heart: NodeJS.Timeout | undefined;
  const keepOpen = (): void => {
    for (const res of pages.keys()) res.write(": \n\n");
    beat();
  };
  const leave = (res: Response): void => {
    pages.delete(res);
    if (pages.size === 0) clearInterval(heart);
  };
  return {
    open: (req, res, viewer) => {
      res.status(200).set({ "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store", "X-Accel-Buffering": "no" });
      res.flushHeaders();
      // The page fetches what it missed whenever a connection opens, so nothing needs to be replayed here.
      res.write("retry: 1000\n\n");
      if (pages.size === 0) heart = setInterval(keepOpen, heartbeatMs).unref();
      pages.set(res, viewer);
      req.on("close", () => leave(res));
    },
    tell: (message) => {
      for (const [res, viewer] of pages) {
        const enters = mayEnter(message.place, viewer.person);
        if (enters && visibleTo(message, viewer.person)) write(res, "message", messageView(message, viewer));
        else if (!enters && message.author === undefined) write(res, "elsewhere", { place: message.place, number: message.number });
      }
    },
    tellTime: (text) => {
      for (const [res, viewer] of pages) write(res, "time", text(viewer));
    },
    close: () => {
      for (const res of [...pages.keys()]) {
        leave(res);
        res.end();
      }
    },
  };
}
