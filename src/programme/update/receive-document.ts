import type { Context } from "../../conversation/context.ts";
import { cardOf, mayReach, replyCard, replySentence } from "../../conversation/context.ts";
import type { Block } from "../../vocabulary/card.ts";
import type { FetchedFile } from "../../vocabulary/file.ts";
import type { Incoming } from "../../vocabulary/incoming.ts";
import type { Reply } from "../../vocabulary/reply.ts";
import { rolesFor } from "../../people/permissions.ts";
import { faultText } from "../fault.ts";
import type { Fault } from "../fault.ts";
import { documentFaults } from "../import/document-faults.ts";
import type { Imported } from "../import/import-document.ts";
import { hasSomethingToFollow } from "../import/import-document.ts";
import { canBeFile, programmeYaml, toProgrammeFile } from "../import/to-programme-file.ts";
import type { Programme } from "../programme.ts";
import { readProgramme } from "../read-programme.ts";
import { faultsBlocks, draftBlocks, reportBlocks } from "./document-blocks.ts";
import type { ProgrammeDraft } from "./programme-draft.ts";
import { newestWithPast } from "./programme-past.ts";
import type { Newest } from "./programme-past.ts";
import { documentUpdate, fileUpdate } from "./programme-update.ts";
import type { ProgrammeUpdate } from "./programme-update.ts";

/** A file sent to Kvartti. In a channel files are everyday and not meant for it. */
export type ReceivedFile = Pick<Extract<Incoming, { kind: "file" }>, "name" | "content" | "others">;

interface FileRead {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * An administrator drops the programme's document, or its file, in the direct conversation: answered with what was found, what changes,
 * and a button that takes it into use. Nothing is changed before that.
 */
export async function receiveDocument(c: Context, file: ReceivedFile): Promise<Reply> {
  if (c.incoming.place.kind === "channel") return mayReach(c, "manageProgramme") ? replySentence(c, c.t("document.onlyDirect")) : { kind: "nothing" };
  if (!mayReach(c, "manageProgramme")) {
    const who = rolesFor("manageProgramme").map((role) => c.t(`people.role.${role}`)).join(c.t("people.role.or"));
    return replySentence(c, c.t("refusal.notAllowed", { who }));
  }
  const fetched = await contentOf(c, file.content);
  if ("refused" in fetched) return replySentence(c, fetched.refused === "tooLarge" ? c.t("import.refused.tooLarge", { limit: fetched.limit }) : c.t(`document.${fetched.refused}`));
  const reply = await readFile(c, { name: file.name, content: fetched.content });
  return file.others !== undefined && file.others > 0 ? tellingOfOthers(c, reply, file.name) : reply;
}

/** What lies on the platform is fetched only now that its sender may give it. */
async function contentOf(c: Context, content: ReceivedFile["content"]): Promise<FetchedFile> {
  if (content instanceof Uint8Array) return { content };
  const { platform, tenant } = c.incoming.actor;
  return (await c.ports.messengers.get(platform)?.fetchFile?.(tenant, content)) ?? { refused: "unreachable" };
}

async function readFile(c: Context, file: FileRead): Promise<Reply> {
  if (/\.ya?ml$/iu.test(file.name)) return fromYaml(c, file);
  const read = await c.ports.documents?.read(file.name, file.content);
  if (!read) return replySentence(c, c.t("document.notHere"));
  if ("refused" in read) return replySentence(c, c.t(`import.refused.${read.refused}`, read.params));
  return fromDocument(c, file.name, read.imported);
}

/** A programme is one document: of several files one is read, and that is said first. */
function tellingOfOthers(c: Context, reply: Reply, name: string): Reply {
  if (reply.kind !== "card") return reply;
  const { card } = reply;
  return { ...reply, card: { ...card, blocks: [{ kind: "text", text: c.t("document.onlyOne", { name }), tone: "muted" }, ...card.blocks] } };
}

async function fromDocument(c: Context, name: string, imported: Imported): Promise<Reply> {
  const report = reportBlocks(c, imported);
  if (!canBeFile(imported) || !hasSomethingToFollow(imported)) return answer(c, [...report, { kind: "text", text: c.t("document.nothing") }]);
  const { programme: current } = c.active;
  const { file, assumed } = toProgrammeFile(imported, { today: c.today, organisation: current.organisation });
  const yaml = programmeYaml(file, name);
  const checked = readProgramme(yaml);
  if ("faults" in checked) return answer(c, [...report, ...faultsBlocks(c, documentFaults(imported, yaml, checked.faults, c.language))]);
  const written = checked.programme;
  const years = assumed.includes("rounds") ? undefined : written.rounds;
  return propose(c, report, written, ({ newest, past }) => documentUpdate(newest.programme, written, past, years));
}

async function fromYaml(c: Context, { name, content }: FileRead): Promise<Reply> {
  const checked = readProgramme(new TextDecoder().decode(content));
  if ("faults" in checked) return answer(c, [{ kind: "heading", text: c.t("document.title", { name }) }, ...faultsBlocks(c, checked.faults.filter((f) => f.severity === "error").map(sentence(c)))]);
  const { programme: written, ownIds } = checked;
  const compare: Compare = ({ newest, past }) => (newest.programme.id === written.id ? fileUpdate(newest.programme, written, ownIds, past) : undefined);
  return propose(c, [{ kind: "heading", text: c.t("document.title", { name: written.name }) }], written, compare);
}

const sentence = (c: Context) => (fault: Fault): string => `${c.t("import.place.line", { at: fault.line })}: ${faultText(fault, c.language)}`;

/** What was sent as a new version of the newest one; undefined where it is about another programme. */
type Compare = (known: Newest) => ProgrammeUpdate | undefined;

/** Keeps the new version until it is taken into use or dropped, and shows what it changes. */
async function propose(c: Context, report: readonly Block[], written: Programme, compare: Compare): Promise<Reply> {
  const known = await newestWithPast(c.ports);
  const update = known && compare(known);
  const version = known?.newest.version ?? c.active.version;
  if (update?.changes.length === 0) return answer(c, [...report, { kind: "text", text: c.t(version === c.active.version ? "document.unchanged" : "document.unchangedWaits", { version }) }]);
  if (!update && !c.active.programme.demo) return answer(c, [...report, { kind: "text", text: c.t("document.other", { name: c.active.programme.name }) }]);
  const draft: ProgrammeDraft = {
    ...c.active.scope,
    id: c.ports.newId(),
    person: c.person?.id ?? "",
    at: c.now,
    ...(update ? { against: version } : {}),
    content: update?.programme ?? written,
  };
  await c.ports.stores.programmeDrafts.insert(draft);
  return answer(c, [...report, ...draftBlocks(c, draft, update?.changes)]);
}

const answer = (c: Context, blocks: readonly Block[]): Reply => replyCard(cardOf(c, c.t("document.summary"), blocks), "asker");
