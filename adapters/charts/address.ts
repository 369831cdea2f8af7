import { createHmac, timingSafeEqual } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import { languages } from "../../src/shared/language.ts";
import type { Trend } from "../../src/vocabulary/trend.ts";
import { mostPoints } from "../../src/vocabulary/trend.ts";

const point = z.tuple([z.number(), z.string().max(60), z.string().max(40), z.boolean()]);
const written = z.object({
  l: z.enum(languages), t: z.string().max(200), p: z.array(point).max(mostPoints),
  g: z.tuple([z.number(), z.string().max(80)]).optional(), n: z.string().max(120).optional(),
});

/** An unpacked picture is never larger; what is signed is checked first, so this only bounds our own. */
const mostBytes = 8_000;

const sign = (key: string, packed: string): string => createHmac("sha256", key).update(`trend ${packed}`).digest("base64url").slice(0, 32);

/** The last part of a picture's address: what is drawn, packed, and a signature that nobody can guess. Nothing has to be kept. */
export function addressOf({ language, title, points, target, note }: Trend, key: string): string {
  const data: z.infer<typeof written> = {
    l: language, t: title.slice(0, 200), p: points.map((x) => [x.value, x.words, x.when, x.preliminary]),
    ...(target ? { g: [target.value, target.words] } : {}), ...(note === undefined ? {} : { n: note }),
  };
  const packed = deflateRawSync(JSON.stringify(data), { level: 9 }).toString("base64url");
  return `${packed}.${sign(key, packed)}.png`;
}

/** The trend behind an address; undefined when it was not signed with this key. The signature is checked before anything is unpacked. */
export function trendAt(address: string, key: string): Trend | undefined {
  const [packed = "", signature = "", end] = address.split(".");
  const expected = sign(key, packed);
  if (end !== "png" || signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined;
  const read = written.safeParse(JSON.parse(inflateRawSync(Buffer.from(packed, "base64url"), { maxOutputLength: mostBytes }).toString("utf8")));
  if (!read.success) return undefined;
  const { l, t, p, g, n } = read.data;
  return {
    language: l, title: t, points: p.map(([value, words, when, preliminary]) => ({ value, words, when, preliminary })),
    ...(g ? { target: { value: g[0], words: g[1] } } : {}), ...(n === undefined ? {} : { note: n }),
  };
}
