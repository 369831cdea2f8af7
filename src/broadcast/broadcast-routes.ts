import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { FormDefinition } from "../conversation/form-definition.ts";
import type { Params, Route } from "../conversation/route.ts";
import { formatDay } from "../texts/numbers.ts";
import { dateOf } from "../shared/calendar.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Button } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { broadcastForm, editBroadcast, newBroadcast } from "./broadcast-form.ts";
import type { Broadcast } from "./broadcast.ts";
import { titleOf } from "./broadcast.ts";
import { withinScope } from "./form-options.ts";
import { correctBroadcast, correctForm } from "./correct-form.ts";
import { recallBroadcast } from "./correct-broadcast.ts";
import { acknowledge } from "./marks.ts";
import { answerForm, answerQuestion, askAuthor, questionForm } from "./question-forms.ts";
import { resend, showReport } from "./report-card.ts";
import { approveBroadcast, cancelBroadcast, lookAtBroadcast, ownBroadcast, returnBroadcast, sendBroadcast } from "./send-broadcast.ts";
import { copyBroadcast, discardBroadcast, testBroadcast } from "./try-broadcast.ts";

export const broadcastForms: readonly FormDefinition[] = [broadcastForm, correctForm, questionForm, answerForm];

/** What can be done with broadcasts. Readers acknowledge and ask; everything else is for authors, within their scope. */
export const broadcastRoutes: readonly Route[] = [
  { name: "broadcast.new", deed: "broadcast", help: "help.broadcast", handle: begin },
  { name: "broadcast.write", deed: "broadcast", handle: newBroadcast },
  { name: "broadcast.list", deed: "broadcast", handle: (c) => listBroadcasts(c) },
  { name: "broadcast.edit", deed: "broadcast", handle: editBroadcast },
  { name: "broadcast.look", deed: "broadcast", handle: lookAtBroadcast },
  { name: "broadcast.test", deed: "broadcast", handle: testBroadcast },
  { name: "broadcast.copy", deed: "broadcast", handle: copyBroadcast },
  { name: "broadcast.send", deed: "broadcast", handle: sendBroadcast },
  { name: "broadcast.approve", deed: "broadcast", handle: approveBroadcast },
  { name: "broadcast.return", deed: "broadcast", handle: returnBroadcast },
  { name: "broadcast.cancel", deed: "broadcast", handle: cancelBroadcast },
  { name: "broadcast.discard", deed: "broadcast", handle: discardBroadcast },
  { name: "broadcast.toTemplate", deed: "broadcast", handle: toTemplate },
  { name: "broadcast.report", deed: "broadcast", handle: showReport },
  { name: "broadcast.resend", deed: "broadcast", handle: resend },
  { name: "broadcast.correct", deed: "broadcast", handle: correctBroadcast },
  { name: "broadcast.recall", deed: "broadcast", handle: recallBroadcast },
  { name: "broadcast.answer", deed: "broadcast", handle: answerQuestion },
  { name: "broadcast.ask", deed: "readStatus", handle: askAuthor },
  { name: "broadcast.ack", deed: "readStatus", handle: acknowledge },
];

/** Words that ask for a broadcast open the form at once; with drafts or templates there is something to choose first. */
async function begin(c: Context, params: Params): Promise<Reply> {
  const { broadcasts, broadcastTemplates } = c.ports.stores;
  const scope = { programme: c.active.programme.id };
  const drafts = (await broadcasts.find(scope, { sort: "editedAt", descending: true, limit: 30 })).filter((b) => b.value.state === "draft" && withinScope(c, b.value.content.audience.selectors));
  const templates = (await broadcastTemplates.find(scope)).filter((m) => withinScope(c, m.value.content.audience.selectors));
  if (drafts.length === 0 && templates.length === 0) return newBroadcast(c, params);
  const own = c.active.programme.language;
  return replyCard(
    cardOf(c, c.t("broadcast.begin"), [
      { kind: "text", text: `**${c.t("broadcast.begin")}**` },
      { kind: "buttons", buttons: [{ label: c.t("broadcast.write"), route: "broadcast.write", style: "primary", params: params["to"] === undefined ? {} : { to: params["to"] } }, { label: c.t("broadcast.list"), route: "broadcast.list" }] },
      {
        kind: "list",
        items: [
          ...drafts.slice(0, 8).map(({ value: b }) => ({ text: plain(titleOf(b, c.language, own)) || c.t("broadcast.untitled"), detail: c.t("broadcast.state.draft"), button: { label: c.t("broadcast.edit"), route: "broadcast.edit", params: { b: b.id } } })),
          ...templates.slice(0, 8).map(({ value: m }) => ({ text: plain(m.name), detail: c.t("broadcast.template"), button: { label: c.t("broadcast.useTemplate"), route: "broadcast.write", params: { m: m.id } } })),
        ],
      },
    ]),
    "asker",
  );
}

/** Latest first, with the one way on that each state has. */
async function listBroadcasts(c: Context): Promise<Reply> {
  const all = await c.ports.stores.broadcasts.find({ programme: c.active.programme.id }, { sort: "editedAt", descending: true, limit: 40 });
  const mine = all.map((s) => s.value).filter((b) => withinScope(c, b.content.audience.selectors)).slice(0, 15);
  if (mine.length === 0) return replySentence(c, c.t("broadcast.none"));
  const own = c.active.programme.language;
  return replyCard(
    cardOf(c, c.t("broadcast.list"), [
      { kind: "heading", text: c.t("broadcast.list") },
      {
        kind: "list",
        items: mine.map((b) => ({
          text: plain(titleOf(b, c.language, own)) || c.t("broadcast.untitled"),
          detail: `${c.t(`broadcast.state.${b.state}`)}, ${formatDay(dateOf(b.editedAt, c.active.calendar.zone), c.language)}`,
          button: wayOn(c, b),
        })),
      },
      { kind: "buttons", buttons: [{ label: c.t("broadcast.write"), route: "broadcast.write" }] },
    ]),
    "asker",
  );
}

function wayOn(c: Context, b: Broadcast): Button {
  const params = { b: b.id };
  if (b.state === "draft") return { label: c.t("broadcast.edit"), route: "broadcast.edit", params };
  if (b.state === "awaitingApproval") return { label: c.t("broadcast.look"), route: "broadcast.look", params };
  return { label: c.t("broadcast.report"), route: "broadcast.report", params };
}

async function toTemplate(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored) return replySentence(c, c.t("broadcast.closed"));
  const { at: _at, ...content } = stored.value.content;
  const name = titleOf({ content }, c.active.programme.language, c.active.programme.language) || c.t("broadcast.untitled");
  await c.ports.stores.broadcastTemplates.insert({ ...c.active.scope, id: c.ports.newId(), name, content, by: c.person?.id ?? "", at: c.now });
  return replySentence(c, c.t("broadcast.templateSaved", { name }));
}
