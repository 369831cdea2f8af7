import type { Context } from "../conversation/context.ts";
import { cardOf } from "../conversation/context.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import { groupBy } from "../shared/group-by.ts";
import { speak } from "../texts/texts.ts";
import { plain } from "../vocabulary/inline.ts";
import type { OwedItem } from "./answer.ts";
import { subjectsOf } from "./my-items.ts";
import { whenSaid } from "./when-said.ts";

export interface OnBehalf {
  readonly submission: string;
  readonly answerer: string;
  readonly items: readonly OwedItem[];
  /** First revision that was written. */
  readonly revision: number;
}

/** Who was answered for is told, once, with the way to look and correct; nothing to oneself. */
export async function behalfNotice(c: Context, b: OnBehalf): Promise<readonly OutboxDraft[]> {
  if (!c.person || b.answerer === c.person.id || b.items.length === 0) return [];
  const person = await c.ports.stores.persons.get(b.answerer);
  if (!person) return [];
  const language = person.value.language ?? c.active.programme.language;
  const t = speak(language);
  const subjects = [...groupBy(b.items, (i) => i.subject).values()].flatMap((items) => subjectsOf(c.active, items));
  const text = t("evaluation.answeredFor", { person: plain(c.person.name), when: whenSaid({ ...c, t, language }, c.now), what: subjects.map((s) => plain(s.name)).join("; ") });
  const [first] = subjects;
  const card = {
    ...cardOf(c, text, [
      { kind: "text", text },
      ...(first ? [{ kind: "buttons" as const, buttons: [{ label: t("evaluation.lookAt"), route: "evaluation.item", params: { m: first.id } }] }] : []),
    ]),
    language,
  };
  return [{ key: `behalf:${b.submission}:${String(b.revision)}`, purpose: "notice", to: { kind: "person", person: b.answerer }, card }];
}
