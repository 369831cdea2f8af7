import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import { languages } from "../shared/language.ts";
import type { Language } from "../shared/language.ts";
import { speak } from "../texts/texts.ts";
import type { Reply } from "../vocabulary/reply.ts";

/** Asks which language, or takes the one named in `l`; said back in the new language. */
export async function chooseLanguage(c: Context, params: Params): Promise<Reply> {
  const chosen = languages.find((l) => l === params["l"]);
  if (chosen === undefined || !c.person) return replyCard(languagesCard(c), "asker");
  if (!(await save(c, chosen))) return chooseLanguage(c, params);
  const text = speak(chosen)("language.changed");
  return replySentence({ ...c, language: chosen, t: speak(chosen) }, text);
}

/** Each language names itself, so that it is found by who reads nothing else. */
const languagesCard = (c: Context): ReturnType<typeof cardOf> =>
  cardOf(c, c.t("language.choose"), [
    { kind: "text", text: c.t("language.choose") },
    { kind: "buttons", buttons: languages.map((l) => ({ label: speak(l)(`language.${l}`), route: "settings.language", params: { l } })) },
  ]);

async function save(c: Context, language: Language): Promise<boolean> {
  const stored = await c.ports.stores.persons.get(c.person?.id ?? "");
  return stored ? c.ports.stores.persons.save(stored, { ...stored.value, language }) : true;
}
