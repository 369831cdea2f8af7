import type { Log } from "../../src/ports/log.ts";
import type { Messenger } from "../../src/ports/messenger.ts";
import type { FetchedFile } from "../../src/vocabulary/file.ts";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import type { StringIndexed } from "./payloads.ts";
import { field, list, text } from "./payloads.ts";
import { faultOf } from "./sdk-log.ts";
import type { Workspaces } from "./workspaces.ts";

export interface FileNeeds {
  readonly workspaces: Pick<Workspaces, "find">;
  readonly log: Log;
  /** Where the Web API is, when not at Slack's own address. */
  readonly apiUrl?: string | undefined;
  /** Longest file, bytes. */
  readonly maxBytes: number;
}

const documentName = /\.(?:pdf|docx?|xlsx?|txt|md|ya?ml)$/iu;
const megabyte = 1024 * 1024;
const timeoutMs = 30_000;
const attempts = 2;

/** What is needed of a file object. The rest (previews and thumbnails carry its content) is not kept. Source: docs.slack.dev/reference/objects/file-object. */
const fileFields = ["id", "name", "size", "url_private_download"] as const;

/** A message's body without what its files say. */
export function withoutFileContent(body: StringIndexed): StringIndexed {
  const event = field(body, "event");
  if (!event || !("files" in event)) return body;
  const files = list(event, "files").map((file) => Object.fromEntries(fileFields.filter((name) => name in file).map((name) => [name, file[name]])));
  return { ...body, event: { ...event, files } };
}

type FileSaid = Pick<Extract<Incoming, { kind: "file" }>, "kind" | "name" | "content" | "words" | "others">;

/** The document of a direct message. A picture that was sent along with words is no document: then the words are the message. */
export function fileSaid(event: StringIndexed | undefined, words: string): FileSaid | undefined {
  const files = text(event, "channel_type") === "im" ? list(event, "files") : [];
  const file = files.find((f) => documentName.test(text(f, "name"))) ?? (words === "" ? files[0] : undefined);
  if (!file) return undefined;
  const { size } = file;
  return {
    kind: "file", name: text(file, "name").slice(0, 300), content: { at: text(file, "url_private_download"), ...(typeof size === "number" ? { size } : {}) },
    ...(words === "" ? {} : { words }), ...(files.length > 1 ? { others: files.length - 1 } : {}),
  };
}

export const createFileFetcher =
  (needs: FileNeeds): NonNullable<Messenger["fetchFile"]> =>
  async (team, { at, size = 0 }) => {
    const tooLarge: FetchedFile = { refused: "tooLarge", limit: Math.floor(needs.maxBytes / megabyte) };
    if (size > needs.maxBytes) return tooLarge;
    if (!mayHaveToken(at, needs.apiUrl)) return refused(needs.log, { reason: "notSlacks" });
    const token = (await needs.workspaces.find(team))?.token;
    if (token === undefined) return refused(needs.log, { reason: "notInstalled" });
    for (let attempt = 1; ; attempt++) {
      const got = await download(at, token, needs.maxBytes).catch((error: unknown) => ({ passing: true, context: faultOf(error) }));
      if ("content" in got) return got;
      if ("over" in got) return tooLarge;
      if (!got.passing || attempt === attempts) return refused(needs.log, got.context);
    }
  };

/** The token opens the workspace: it goes to Slack's own hosts, or to the address that whoever runs Kvartti gave for Slack. */
export function mayHaveToken(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, origin, username, password } = new URL(url);
  if (username !== "" || password !== "") return false;
  if (apiUrl !== undefined && URL.canParse(apiUrl) && origin === new URL(apiUrl).origin) return true;
  return protocol === "https:" && port === "" && (hostname === "slack.com" || hostname.endsWith(".slack.com"));
}

type Downloaded = { readonly content: Uint8Array } | { readonly over: true } | { readonly passing: boolean; readonly context: Readonly<Record<string, string | number>> };

/** Without leave (`files:read`) Slack answers with its sign-in page, or sends there: neither is the file. */
async function download(url: string, token: string, maxBytes: number): Promise<Downloaded> {
  const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` }, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
  const signIn = (response.headers.get("content-type") ?? "").startsWith("text/html");
  if (response.status !== 200 || signIn || !response.body) {
    await response.body?.cancel();
    return { passing: response.status >= 500 || response.status === 429, context: { reason: signIn ? "signIn" : "status", status: response.status } };
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  // Counted as it comes: what a size says need not be true. Leaving the loop ends the download.
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > maxBytes) return { over: true };
    parts.push(part);
  }
  return { content: Buffer.concat(parts) };
}

function refused(log: Log, context: Parameters<Log["warn"]>[1]): FetchedFile {
  log.warn("slack.fileNotFetched", context);
  return { refused: "unreachable" };
}
