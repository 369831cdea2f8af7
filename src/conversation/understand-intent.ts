import { figureWords, kindWords } from "./lexicon-common.ts";
import type { Cue } from "./lexicon-cues.ts";
import type { Resolution } from "./target-resolution.ts";
import type { Facts } from "./understand-facts.ts";
import { readings } from "./understand-values.ts";
import type { Intent } from "./understood.ts";

/** What is wanted, before it is known whether the target is clear. `status`: of whatever the target turns out to be. */
export type Wanted = Exclude<Intent, "ask" | "unknown" | "status_goal" | "status_group" | "status_measure" | "status_indicator"> | "status" | "unknown";

interface Seen {
  readonly facts: Facts;
  readonly has: (cue: Cue) => boolean;
  readonly resolution: Resolution;
  /** Something narrower than a group is named. */
  readonly specific: boolean;
  /** Words are left that Kvartti knows nothing about. */
  readonly strange: boolean;
}

/** A question that is really a request: "voisitko muistuttaa". */
const request = /(?<![\p{L}])(?:voi(?:t|si|sit)ko|saisinko|saanko|voinko|voisinko|muistuttaisitko|lähettäisitkö|can you|could you|could i|can i|kan du|kan jag|skulle du)(?![\p{L}])/u;
const outrightReminder = /muistu|påminn|remind|snooz|torku|lykä|lykk|postpone|skjut|palataan|palaan|kysy\s|återkom|come back|siirrä/u;
/** Recipients: then it is a message to them and no reminder to oneself. */
const toOthers = /viesti|tiedot|meddel|message|announce|(?<![\p{L}])(?:kaikille|kaikkia|\p{L}*ryhm(?:ä|i)lle|\p{L}*ryhmälle|puheenjohtaj\p{L}*|vastuuhenkil\p{L}*|henkilöst\p{L}*|päättäj\p{L}*|niille|heille|alla|everyone|everybody|chairs|groups|owners)(?![\p{L}])/u;
const manyWanted = /(?<![\p{L}])(?:mitkä|mikä|minkä|mitä|ketkä|listaa|lista|kaikki|luettele|näytä|montako|onko mitään|onko jotain|mikään|vilka|vad|finns|alla|lista|visa|which|what|list|show|any|anything|all|kuka|vem|who)(?![\p{L}])/u;
const updatedWhen = /päivit|kirjat|uppdater|updated|recorded/u;

const asks = ({ facts }: Seen): boolean => facts.question && !request.test(facts.text);

const outrightOwner = /vastuuhenkil|omistaj|ansvarig|owner/u;
/** What evaluations are made of: with one of these, unknown words beside a way of asking do no harm. */
const matter = /(?<![\p{L}])(?:lu(?:ku|vu)\p{L}*|mittari\p{L}*|toimenpi\p{L}*|tavoit\p{L}*|hank(?:e|k)\p{L}*|projekt\p{L}*|vastau\p{L}*|vastan\p{L}*|vastat\p{L}*|arvioin\p{L}*|väliarv\p{L}*|kirjau\p{L}*|päivity\p{L}*|lomak\p{L}*|ketkä|kuka|keneltä|keiltä|siffr\p{L}*|åtgärd\p{L}*|mätare\p{L}*|svar\p{L}*|projekt\p{L}*|vem|vilka|figures?|measures?|goals?|indicators?|projects?|answer\p{L}*|who)(?![\p{L}])/u;

const onTopic = ({ facts, resolution }: Seen): boolean => matter.test(facts.text) || resolution.kind === "one";

type Rule = readonly [Wanted, (s: Seen) => boolean];

const wordCount = (text: string): number => text.split(" ").length;

const rules: readonly Rule[] = [
  ["snooze", (s) => s.has("remindMe") && !s.has("remindOthers") && !asks(s) && (outrightReminder.test(s.facts.text) ? !toOthers.test(s.facts.text) : wordCount(s.facts.text) <= 5 && !s.specific && !s.strange)],
  ["broadcast", (s) => (s.has("broadcast") || s.has("remindOthers")) && !asks(s) && !(s.has("report") && !/viesti|tiedot|ilmoit|meddel|message|announce|inform/u.test(s.facts.text))],
  ["my_tasks", (s) => s.has("tasks") && s.has("mine") && readings(s.facts).length === 0 && !s.facts.labels.some((l) => !l.nickname) && !s.has("delegate")],
  ["delegate", (s) => s.has("delegate") && !asks(s) && readings(s.facts).length === 0],
  ["delegate", (s) => s.has("delegate") && /(?:voisiko|voiko|voisko|vois)(?![\p{L}])/u.test(s.facts.text)],
  ["start_evaluation", (s) => s.has("start") && !asks(s) && !/^(?:milloin|koska|när|when)/u.test(s.facts.text)],
  ["owner_of", (s) => s.has("owner") && s.has("missing") && s.specific && outrightOwner.test(s.facts.text) && !/(?<![\p{L}])(?:ei|eivät|inte|not|hasn.t|haven.t)(?![\p{L}])/u.test(s.facts.text)],
  ["list_missing", (s) => s.has("missing") && (!s.strange || s.specific || onTopic(s))],
  ["list_overdue", (s) => s.has("overdue") && (!s.specific || manyWanted.test(s.facts.text)) && (!s.strange || onTopic(s))],
  ["report", (s) => s.has("report") && !s.has("owner") && !titled(s) && !/montako|kuinka m|hur många|how many/u.test(s.facts.text)],
  ["record_value", (s) => records(s)],
  ["owner_of", (s) => s.has("owner") && !unrelated(s)],
  ["schedule_of", (s) => s.has("schedule") && !(s.has("onSchedule") && asks(s)) && !updatedWhen.test(s.facts.text) && !unrelated(s) && (s.has("scheduleOutright") || s.has("evaluation") || s.resolution.kind !== "none")],
  ["help", (s) => s.has("help") && !s.specific],
  ["status", (s) => asksStatus(s)],
];

/** The title itself has the word ("Raportoinnin kehittäminen"). */
const titled = ({ resolution }: Seen): boolean => resolution.kind === "one" && (resolution.by === "title" || resolution.by === "label");

const unrelated = ({ strange, resolution }: Seen): boolean => strange && resolution.kind === "none";

const inThread = (r: Resolution): boolean => r.kind === "one" && r.by === "thread";

/** Begins with the word for writing down. */
const writes = /^(?:[^ ]+ )?(?:kirjaa|kirjataan|merkitse|merkkaa|merkataan|tallenna|registrera|anteckna|record|log)(?![\p{L}])/u;

/** A statement with a figure or a reached state, or a request to write one down. */
function records(s: Seen): boolean {
  const { facts, has, specific, resolution } = s;
  if (asks(s) || has("help")) return false;
  const figures = readings(facts);
  if (figures.some((f) => !f.bound) || (figures.length > 0 && has("record"))) {
    return specific || (inThread(resolution) && (has("figure") || has("record") || has("change"))) || resolution.kind === "several" || (has("figure") && !s.strange) || (has("record") && !s.strange);
  }
  if (has("done") && (specific || resolution.kind === "several") && !has("overdue")) return !has("owner") && !has("scheduleOutright") && !/tilanne|status|läge/u.test(facts.text);
  if (writes.test(facts.text) && specific) return true;
  return has("record") && /luku|luvu|lukema|arvo|toteuma|siffr|värde|figure|value|reading|number/u.test(facts.text) && /kirja|merki|tallen|syöt|lisä|ilmoit|päivit|registr|anteckn|skriv|mata|record|log|enter|save|add|update/u.test(facts.text);
}

/** The kind of thing is said: "kotihoidon tavoite". */
const named = (text: string): boolean => Object.values(kindWords).some((shape) => shape.test(text));

/** How something goes: asked in words, or only named. */
function asksStatus({ facts, has, specific, strange, resolution }: Seen): boolean {
  if (has("thanks") && !facts.question && !/tilan|status|läge/u.test(facts.text)) return false;
  if (resolution.kind === "none") return has("status") && !strange && /tila|missä|mites|miten|kuulu|läge|hur|status|progress|how|uutta|news|update|katsaus|etene|edisty|nytt/u.test(facts.text);
  if (resolution.kind === "several") return has("status") || facts.question || facts.labels.length > 0 || figureWords.test(facts.text) || (resolution.explained ?? 1) >= 0.85;
  return has("status") || facts.question || figureWords.test(facts.text) || (specific && named(facts.text)) || resolution.by === "table" || resolution.explained >= 0.88 || (specific && facts.labels.length > 0);
}

/** What a message wants: the first rule that holds. The order settles what two ways of asking have in common. */
export function wantedOf(facts: Facts, resolution: Resolution): Wanted {
  const specific = resolution.kind === "one" && resolution.by !== "group" && resolution.by !== "thread";
  const seen: Seen = {
    facts,
    has: (cue) => facts.cues.has(cue),
    resolution,
    specific,
    strange: facts.query.some((t) => !t.optional && !t.light) && resolution.kind === "none",
  };
  return rules.find(([, holds]) => holds(seen))?.[0] ?? "unknown";
}
