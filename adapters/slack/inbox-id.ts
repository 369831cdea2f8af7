import type { StringIndexed } from "./payloads.ts";
import { field, text } from "./payloads.ts";
import { fieldAction } from "./render/field-blocks.ts";

/** How a request is taken: kept and worked on after it is acknowledged, answered in its acknowledgement, or not at all. */
export type Taken = { readonly kind: "keep"; readonly id: string; readonly double: boolean } | { readonly kind: "answer" } | { readonly kind: "ignore" };

/** Kinds of message that are not somebody writing to us: edits, deletions, joins, other bots. */
const saidByPeople: ReadonlySet<string> = new Set(["", "file_share", "thread_broadcast"]);

export function takenAs(body: StringIndexed): Taken {
  const team = teamOf(body) ?? "";
  const event = field(body, "event");
  if (event) return takenEvent(body, event, team);
  const trigger = text(body, "trigger_id");
  if (text(body, "command")) return { kind: "keep", id: `command:${team}:${trigger}`, double: false };
  switch (text(body, "type")) {
    case "shortcut":
    case "message_action":
      return { kind: "keep", id: `shortcut:${team}:${trigger}`, double: false };
    case "block_actions":
      return takenPress(body, team);
    case "view_submission":
    case "view_closed":
      return { kind: "answer" };
    default:
      return { kind: "ignore" };
  }
}

function takenEvent(body: StringIndexed, event: StringIndexed, team: string): Taken {
  const id = text(body, "event_id");
  if (id === "") return { kind: "ignore" };
  const noise = text(event, "type") === "message" && (text(event, "bot_id") !== "" || !saidByPeople.has(text(event, "subtype")));
  return noise ? { kind: "ignore" } : { kind: "keep", id: `event:${team}:${id}`, double: false };
}

/**
 * Slack gives every click a trigger of its own, so a double click is told by what was clicked: the same button of the same message,
 * or of the same state of a view. Where a message has been replaced another button stands in the same place: its value tells them apart.
 */
function takenPress(body: StringIndexed, team: string): Taken {
  const actions: unknown = body["actions"];
  const [action] = Array.isArray(actions) ? (actions as StringIndexed[]) : [];
  if (!action) return { kind: "ignore" };
  if (text(action, "action_id") === fieldAction) return { kind: "answer" };
  const view = field(body, "view");
  const where = view ? `${text(view, "id")}@${text(view, "hash")}` : text(field(body, "container"), "message_ts");
  const chosen = text(field(action, "selected_option"), "value") || text(action, "value");
  return { kind: "keep", double: true, id: `press:${team}:${text(field(body, "user"), "id")}:${where}:${text(action, "action_id")}:${chosen}` };
}

/** The workspace that Kvartti is installed in, not the one that a person of another organisation comes from. */
export function teamOf(body: StringIndexed): string | undefined {
  const authorizations: unknown = body["authorizations"];
  const [first] = Array.isArray(authorizations) ? (authorizations as StringIndexed[]) : [];
  const found =
    text(first, "team_id") || text(field(body, "view"), "app_installed_team_id") || text(field(body, "team"), "id") || text(body, "team_id") || text(field(body, "user"), "team_id");
  return found === "" ? undefined : found;
}

/** Who did it, whatever kind of request it is; empty: nobody. */
export const personIn = (body: StringIndexed): string => text(field(body, "event"), "user") || text(field(body, "user"), "id") || text(body, "user_id");
