import { lookup } from "node:dns";
import { get as getHttp } from "node:http";
import type { IncomingMessage } from "node:http";
import { get as getHttps } from "node:https";
import { BlockList, isIP } from "node:net";
import type { LookupFunction } from "node:net";
import type { FetchedFile } from "../../src/vocabulary/file.ts";
import { isLocal } from "./receiver.ts";

export interface FetchRules {
  /** This machine's own addresses may be fetched from: nothing is authenticated, all of it is local. */
  readonly onlyLocal: boolean;
  readonly maxBytes: number;
  /** For all of it, redirects and body. */
  readonly timeoutMs: number;
}

const mostRedirects = 3;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What a link whose minutes are over is answered with. */
const overStatus: ReadonlySet<number> = new Set([400, 401, 403, 404, 410]);

/**
 * Fetches what somebody sent from where Teams keeps it. The link itself is the leave: no token goes along. It names any address, so only
 * https to public ones is followed, looked at again after every redirect and after the name is resolved. Never throws.
 */
export async function fetchFile(link: string, rules: FetchRules): Promise<FetchedFile> {
  const signal = AbortSignal.timeout(rules.timeoutMs);
  let at = link;
  try {
    for (let hops = 0; hops <= mostRedirects; hops += 1) {
      const url = trusted(at, rules);
      if (!url) return { refused: "notTrusted" };
      const response = await open(url, signal);
      if (!redirects.has(response.statusCode ?? 0)) return await contentOf(response, rules.maxBytes);
      response.destroy();
      at = urlOf(response.headers.location ?? "", url)?.href ?? "";
    }
    return { refused: "unreachable" };
  } catch (error) {
    return { refused: error instanceof PrivateAddress ? "notTrusted" : "unreachable" };
  }
}

class PrivateAddress extends Error {
  override readonly name = "PrivateAddress";
}

const urlOf = (link: string, base?: URL): URL | undefined => (URL.canParse(link, base?.href) ? new URL(link, base) : undefined);

function trusted(link: string, { onlyLocal }: FetchRules): URL | undefined {
  const url = urlOf(link);
  if (!url || url.username !== "" || url.password !== "") return undefined;
  if (onlyLocal && isLocal(url.href)) return /^https?:$/.test(url.protocol) ? url : undefined;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return url.protocol === "https:" && !isLocal(url.href) && (isIP(host) === 0 || isPublic(host)) ? url : undefined;
}

/** Addresses of nobody in particular (IANA's special-purpose registries): what answers there is inside some network, perhaps ours. */
const special4 = [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24], ["192.168.0.0", 16],
  ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 3],
] as const;
/** Of IPv6 only 2000::/3 is given out; in it are Teredo and 6to4, which lead to any IPv4 address, and the addresses of documentation. */
const special6 = [["::", 3], ["4000::", 2], ["8000::", 1], ["2001::", 23], ["2001:db8::", 32], ["2002::", 16]] as const;

/** A list for each family: in one list a network of IPv6 would also hold every IPv4 address in its mapped form. */
const notPublic4 = new BlockList();
const notPublic6 = new BlockList();
for (const [net, bits] of special4) notPublic4.addSubnet(net, bits, "ipv4");
for (const [net, bits] of special6) notPublic6.addSubnet(net, bits, "ipv6");

export const isPublic = (address: string): boolean => (isIP(address) === 6 ? !notPublic6.check(address, "ipv6") : isIP(address) === 4 && !notPublic4.check(address, "ipv4"));

/** Resolves a name for the connection itself, so that no second answer can differ; one private address among them is one too many. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return done(error ?? new Error("no address"), "");
    if (!addresses.every((a) => isPublic(a.address))) return done(new PrivateAddress(), "");
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};

function open(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { signal, agent: false, headers: { accept: "*/*" } } as const;
    const request = isLocal(url.href) ? (url.protocol === "http:" ? getHttp : getHttps)(url, options) : getHttps(url, { ...options, lookup: publicLookup });
    request.once("response", resolve).once("error", reject);
  });
}

async function contentOf(response: IncomingMessage, maxBytes: number): Promise<FetchedFile> {
  const tooLarge: FetchedFile = { refused: "tooLarge", limit: Math.floor(maxBytes / 1024 / 1024) };
  const status = response.statusCode ?? 0;
  try {
    if (status !== 200) return { refused: overStatus.has(status) ? "expired" : "unreachable" };
    if (Number(response.headers["content-length"] ?? 0) > maxBytes) return tooLarge;
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of response as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > maxBytes) return tooLarge;
      parts.push(part);
    }
    return response.complete ? { content: Buffer.concat(parts) } : { refused: "unreachable" };
  } finally {
    response.destroy();
  }
}
