import type { Field, FieldValues } from "../vocabulary/form.ts";
import type { Answer, FinalPart, OwedItem } from "./answer.ts";
import { finalParts } from "./answer.ts";
import type { Context } from "../conversation/context.ts";

export const finalField = (item: OwedItem, part: FinalPart): string => `final:${item.item}:${part}`;

/** The final evaluation's fields: what came of it, against measures, goals and resources. */
export const finalFields = (c: Pick<Context, "t">, item: OwedItem, answered?: Answer): readonly Field[] =>
  finalParts.map((part) => ({
    kind: "text", id: finalField(item, part), label: c.t(`evaluation.final.${part}`), lines: 5, maxLength: 3000, required: true,
    ...(part === "measures" ? { hint: c.t("evaluation.noClients") } : {}),
    ...(answered?.kind === "finalEvaluation" ? { value: answered.against[part] } : {}),
  }));

export function readFinal(c: Pick<Context, "t">, item: OwedItem, values: FieldValues): { readonly answer?: Answer; readonly errors: Readonly<Record<string, string>> } {
  const typed = finalParts.map((part) => ({ part, text: values[finalField(item, part)]?.trim() ?? "" }));
  const errors = Object.fromEntries(typed.filter((x) => x.text === "").map((x) => [finalField(item, x.part), c.t("evaluation.writeShortly")]));
  if (Object.keys(errors).length > 0) return { errors };
  return { errors, answer: { kind: "finalEvaluation", against: Object.fromEntries(typed.map((x) => [x.part, x.text])) as Record<FinalPart, string> } };
}
