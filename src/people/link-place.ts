import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach, replyCard, replySentence } from "../conversation/context.ts";
import { groupOf } from "../programme/look-up.ts";
import type { Card } from "../vocabulary/card.ts";
import { placeId } from "../vocabulary/incoming.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { forgetRetired } from "./follow-place.ts";
import type { Place } from "./person.ts";
import { privacyButton } from "./privacy-card.ts";

/** "Minkä työryhmän kanava tämä on?": one message when the bot joins. */
export function joinedCard(c: Context): Card {
  const summary = c.t("people.joined", { programme: c.active.programme.name });
  return cardOf(c, summary, [
    { kind: "text", text: summary },
    { kind: "buttons", buttons: c.active.programme.groups.map((g) => ({ label: g.name, route: "place.link", params: { g: g.id } })) },
    { kind: "text", text: c.t("people.joinedPrivacy"), tone: "muted" },
    { kind: "buttons", buttons: [privacyButton(c)] },
  ]);
}

/** Links this channel to a group. A place belongs to one group; linking it to another is a change that is said aloud. */
export async function linkPlace(c: Context, params: Readonly<Record<string, string>>): Promise<Reply> {
  if (c.incoming.place.kind === "direct") return replySentence(c, c.t("people.linkInChannel"));
  const group = groupOf(c.active.programme, params["g"] ?? "");
  if (!group) return replyCard(joinedCard(c), "asker");
  if (c.place?.group === group.id) return replySentence(c, c.t("refusal.alreadyLinked", { group: group.name }));
  const before = c.place?.group;
  if (before !== undefined && mayReach(c, "linkPlace", before) === undefined)
    return replySentence(c, c.t("refusal.notAllowed", { who: c.t("people.role.coordinator") }));
  await forgetRetired(c.ports, c.incoming.place);
  if (!(await save(c, group.id))) return linkPlace(c, params);
  c.ports.log.info("placeLinked", { place: placeId(c.incoming.place), group: group.id });
  const text = c.t("people.linked", { group: group.name });
  return replyCard(cardOf(c, text, [{ kind: "text", text }]));
}

async function save(c: Context, group: string): Promise<boolean> {
  const { platform, tenant, conversation } = c.incoming.place;
  const id = placeId(c.incoming.place);
  const value: Place = { ...c.active.scope, id, platform, tenant, conversation, group };
  const stored = await c.ports.stores.places.get(id);
  return stored ? c.ports.stores.places.save(stored, { ...stored.value, ...c.active.scope, group }) : c.ports.stores.places.insert(value);
}

/** Takes the link away; the group's history stays. */
export async function unlinkPlace(c: Context): Promise<Reply> {
  await forgetRetired(c.ports, c.incoming.place);
  const stored = await c.ports.stores.places.get(placeId(c.incoming.place));
  const group = stored?.value.group;
  if (!stored || group === undefined) return replySentence(c, c.t("refusal.unknownPlace"));
  const { group: _group, ...rest } = stored.value;
  if (!(await c.ports.stores.places.save(stored, rest))) return unlinkPlace(c);
  c.ports.log.info("placeUnlinked", { place: stored.value.id, group });
  const text = c.t("people.unlinked", { group: groupOf(c.active.programme, group)?.name ?? group });
  return replyCard(cardOf(c, text, [{ kind: "text", text }]));
}
