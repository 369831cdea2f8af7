import type { Language } from "../../src/shared/language.ts";
import type { TextKey } from "../../src/texts/texts.ts";
import { say } from "../../src/texts/texts.ts";
import type { ConfigFault } from "./fault.ts";

/** The sentence for the administrator: what is wrong and what to write instead. */
export function configFaultText(fault: ConfigFault, language: Language): string {
  const { rule, ...rest } = fault.params;
  const params = typeof rule === "string" ? { ...rest, rule: say(language, `settings.rule.${rule}` as TextKey) } : rest;
  return say(language, fault.code === "bad" && !fault.params["value"] ? "settings.badSecret" : `settings.${fault.code}`, params);
}
