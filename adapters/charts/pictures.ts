import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import type { Pictures } from "../../src/ports/pictures.ts";
import type { Trend } from "../../src/vocabulary/trend.ts";
import { addressOf, trendAt } from "./address.ts";

export interface PictureOptions {
  /** Where the outside world reaches this server; only https is shown to a platform. */
  readonly publicUrl?: string | undefined;
  /** Signs addresses; without it a key of this process's own does, and addresses end with it. */
  readonly key?: string | undefined;
  /** The platform whose page this server itself serves: it needs no public address. */
  readonly ownPage: string;
  /** A platform that takes a picture inside the message, with the largest that fits, in bytes. */
  readonly inline: { readonly platform: string; readonly most: number };
}

export interface PictureShelf extends Pictures {
  readonly mount: { readonly path: string; readonly handler: RequestHandler; readonly perMinute: number };
}

/** Slack takes no longer address. */
const longestAddress = 2_800;
/** Inside a message every byte counts. */
const insideWidth = 400;
/** Drawn pictures that are kept: a channel's members fetch the same one at the same time. */
const mostKept = 50;

/** Draws on demand; the drawing libraries are loaded with the first picture. */
export function openPictures({ publicUrl, key = randomBytes(32).toString("hex"), ownPage, inline }: PictureOptions): PictureShelf {
  const kept = new Map<string, Promise<Buffer>>();
  const draw = (address: string, trend: Trend): Promise<Buffer> => {
    const known = kept.get(address);
    if (known) return known;
    const drawn = import("./trend-png.ts").then(({ trendPng }) => trendPng(trend));
    kept.set(address, drawn);
    drawn.catch(() => kept.delete(address));
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return drawn;
  };
  const inside = async (trend: Trend): Promise<Buffer> => (await import("./trend-png.ts")).trendPng(trend, insideWidth);
  return {
    async addressFor(trend, platform) {
      const address = addressOf(trend, key);
      if (address.length > longestAddress) return undefined;
      if (platform === ownPage) return `/pictures/${address}`;
      if (publicUrl?.startsWith("https://")) return `${publicUrl}/pictures/${address}`;
      if (platform !== inline.platform) return undefined;
      const png = await inside(trend);
      return png.length <= inline.most ? `data:image/png;base64,${png.toString("base64")}` : undefined;
    },
    mount: {
      path: "/pictures",
      perMinute: 600,
      handler: (request, response, next) => {
        const address = request.path.slice(1);
        const trend = request.method === "GET" ? trendAt(address, key) : undefined;
        if (!trend) return next();
        draw(address, trend).then(
          // Another site's page (a chat in a browser) may show it: whoever has the address may see it.
          (png) => response.set({ "Content-Type": "image/png", "Cache-Control": "private, max-age=86400, immutable", "Cross-Origin-Resource-Policy": "cross-origin" }).send(png),
          next,
        );
      },
    },
  };
}
