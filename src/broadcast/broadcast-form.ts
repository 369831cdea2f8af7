import type { Context } from "../conversation/context.ts";
import { cardOf, replySentence } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import { openForm } from "../conversation/form-session.ts";
import type { Params } from "../conversation/route.ts";
import type { FormSession } from "../conversation/session.ts";
import type { Stored } from "../ports/aggregates.ts";
import { plain } from "../vocabulary/inline.ts";
import type { FieldErrors, FieldValues } from "../vocabulary/form.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Broadcast } from "./broadcast.ts";
import { may } from "./broadcast.ts";
import type { ContentFault } from "./check-content.ts";
import { contentFaults } from "./check-content.ts";
import { contentOf, momentFault, valuesOf } from "./form-values.ts";
import { draw, stepsOf } from "./form-screens.ts";
import { previewCard } from "./preview-card.ts";
import { saveDraft } from "./save-draft.ts";

/**
 * "Kirjoita viesti": what it says, whom it is for, what each audience reads first, how it goes. `subject.b` is the broadcast,
 * `subject.r` the revision it was opened from: somebody else's edit in between is told, never overwritten.
 */
export const broadcastForm: FormDefinition = {
  name: "broadcast",
  version: 1,

  draw: (c, session): Promise<Drawn> => Promise.resolve(draw(c, session)),

  check: (c, session, field) => {
    const sentence = errorsOf(c, faultsOf(c, session))[field];
    return Promise.resolve(sentence === undefined ? undefined : { sentence });
  },

  async submit(c, session, action): Promise<FormStep> {
    const steps = stepsOf(c, session);
    const at = Math.max(0, steps.indexOf(session.step));
    if (action === "back") return { kind: "go", step: steps[at - 1] ?? "write" };
    if (action === "draft") return keep(c, session, false);
    const errors = errorsHere(c, session);
    if (Object.keys(errors).length > 0) return { kind: "stay", errors };
    const next = steps[at + 1];
    return next === undefined ? keep(c, session, true) : { kind: "go", step: next };
  },
};

const faultsOf = (c: Context, session: FormSession): readonly ContentFault[] => {
  const moment = momentFault(c, session.values);
  return [...contentFaults(contentOf(c, session.values), c.active.programme), ...(moment ? [moment] : [])];
};

const errorsOf = (c: Context, faults: readonly ContentFault[]): FieldErrors =>
  Object.fromEntries([...faults].reverse().map((f) => [f.field, c.t(`broadcast.fault.${f.code}`, f.params)]));

/** Only what stands on this screen can be mended here; secret is a choice that leads nowhere, said at once. */
function errorsHere(c: Context, session: FormSession): FieldErrors {
  const { fields, more } = draw(c, session);
  const here = new Set([...fields, ...(more?.fields ?? [])].map((f) => f.id));
  const found = Object.entries(errorsOf(c, faultsOf(c, session))).filter(([id]) => here.has(id));
  const secret = here.has("publicity") && session.values["publicity"] === "secret" ? { publicity: c.t("broadcast.fault.secret") } : {};
  return { ...Object.fromEntries(found), ...secret };
}

async function keep(c: Context, session: FormSession, preview: boolean): Promise<FormStep> {
  if (session.values["publicity"] === "secret") return { kind: "go", step: "how", notice: c.t("broadcast.fault.secret") };
  const saved = await saveDraft(c, { id: session.subject["b"] ?? session.id, revision: Number(session.subject["r"] ?? 0), content: contentOf(c, session.values) });
  if (saved.kind === "changed") return { kind: "stay", notice: c.t("broadcast.changedBy", { name: saved.name }) };
  if (saved.kind === "closed") return { kind: "stay", notice: c.t("broadcast.closed") };
  if (preview) return { kind: "done", card: await previewCard(c, saved.broadcast) };
  const text = c.t("broadcast.draftSaved");
  return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }, { kind: "buttons", buttons: [{ label: c.t("broadcast.edit"), route: "broadcast.edit", params: { b: saved.broadcast.id } }, { label: c.t("broadcast.list"), route: "broadcast.list" }] }]) };
}

/** An empty form, or one begun from a template. Only who can be an author gets this far. */
export async function newBroadcast(c: Context, params: Params): Promise<Reply> {
  if (!c.person) return replySentence(c, c.t("refusal.unknownPerson"));
  const template = params["m"] === undefined ? undefined : await c.ports.stores.broadcastTemplates.get(params["m"]);
  const id = c.ports.newId();
  const values: FieldValues = template ? valuesOf(template.value.content) : params["to"] === undefined ? {} : { to: params["to"] };
  return openForm(c, { form: broadcastForm, subject: { b: id, r: "0" }, step: "write", values });
}

export async function editBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored: Stored<Broadcast> | undefined = await c.ports.stores.broadcasts.get(params["b"] ?? "");
  if (stored?.value.programme !== c.active.programme.id || !may("edit", stored.value)) return replySentence(c, c.t("broadcast.closed"));
  const { id, revision, content } = stored.value;
  const values = Object.fromEntries(Object.entries(valuesOf(content)).map(([field, text]) => [field, plain(text)]));
  return openForm(c, { form: broadcastForm, subject: { b: id, r: String(revision) }, step: "write", values });
}
