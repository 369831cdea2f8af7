import { routeFor } from "../conversation/route-for.ts";
import type { AskReason, Choice, Target, Understood } from "../conversation/understood.ts";
import { goalOf, groupOf, indicatorById, measureById, measureName, projectById, tableById } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import type { Language } from "../shared/language.ts";
import { groupCounts } from "../texts/ask.ts";
import type { TextKey } from "../texts/texts.ts";
import type { Button, Card } from "../vocabulary/card.ts";
import { encodePress, longestPress } from "../vocabulary/press.ts";
import { indicatorName } from "./figure-words.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import { answerCard, buttons, cardContext, meantOther, shorten, text, textIf, titleOf } from "./wording.ts";

/** So many buttons a reader still reads. */
const mostChoices = 10;
/** Longest label that every platform shows whole. */
const longestLabel = 72;

/** "Tarkoititko": one question, the readings it hesitated between as buttons that take the same route as a clear message. */
export function didYouMeanCard(understood: Understood, programme: Programme, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, programme.demo, options);
  const choices = understood.choices.length > 0 ? understood.choices : groupChoices(programme, understood);
  const head = question(c, programme, understood);
  const shown = choices.slice(0, mostChoices).map((choice) => choiceButton(c, programme, { choice, choices, understood }));
  return answerCard(c, head, [
    text(head),
    buttons(...shown.filter((b) => b !== undefined), ...(options?.asked === undefined ? [] : [meantOther(c)])),
    ...textIf(choices.length > mostChoices ? c.t("ask.more") : "", "muted"),
  ]);
}

/** With nothing to go by the groups are the first step. */
const groupChoices = (programme: Programme, { wanted }: Understood): readonly Choice[] =>
  wanted === undefined || wanted.startsWith("status") || wanted === "owner_of" || wanted === "schedule_of"
    ? programme.groups.map((g) => ({ intent: wanted === "owner_of" || wanted === "schedule_of" ? wanted : "status_group", target: { group: g.id } }))
    : [];

function question(c: CardContext, programme: Programme, u: Understood): string {
  const why: AskReason = u.why ?? "whichTarget";
  switch (why) {
    case "whichGroup":
      return whichGroup(c, programme, u);
    case "noSuchGoal":
      return noSuchGoal(c, programme, u);
    case "whichMeasure":
    case "otherReadings":
    case "whichTarget":
      return c.t(`ask.${why}`);
    case "whichIndicator":
      return c.t(u.wanted === "record_value" ? "ask.recordWhere" : "ask.whichIndicator");
    case "noTarget":
      return u.wanted === "record_value" ? c.t("ask.recordWhere") : c.t("ask.noTarget", { example: example(c, programme) });
  }
}

/** "Tavoite 3 on seitsemällä ryhmällä. Minkä ryhmän tilannetta kysyt?" */
function whichGroup(c: CardContext, programme: Programme, u: Understood): string {
  const number = u.target.goal ?? u.choices[0]?.target.goal;
  const groups = number === undefined ? [] : groupsWithGoal(programme, u.choices, number);
  if (number === undefined || groups.length < 2) return c.t("ask.whichGroup");
  const words = groupCounts[c.language][groups.length - 2] ?? String(groups.length);
  const status = u.wanted === undefined || u.wanted === "status_goal";
  return c.t(status ? "ask.goalInGroups" : "ask.goalInGroupsOther", { number, groups: words });
}

/** Those that are offered; when none is offered, all of them. */
function groupsWithGoal(programme: Programme, choices: readonly Choice[], number: number): readonly string[] {
  const offered = new Set(choices.flatMap((x) => (x.target.goal === number && x.target.group ? [x.target.group] : [])));
  return offered.size > 0 ? [...offered] : programme.groups.filter((g) => goalOf(g, number)).map((g) => g.id);
}

/** "Ryhmällä Vanhuspalvelut on tavoitteet 1–5. Mitä tarkoitit?" */
function noSuchGoal(c: CardContext, programme: Programme, u: Understood): string {
  const group = groupOf(programme, u.target.group ?? u.choices[0]?.target.group ?? "");
  if (!group || group.goals.length === 0) return c.t("ask.whichTarget");
  const numbers = numberRanges(group.goals.map((g) => g.number));
  return c.t(group.goals.length === 1 ? "ask.onlyGoal" : "ask.noSuchGoal", { group: titleOf(group.name), numbers });
}

/** `[1, 2, 3, 5]` -> "1–3, 5". */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(", ");
}

function example(c: CardContext, programme: Programme): string {
  const group = programme.groups.find((g) => g.goals.length > 0);
  return c.t("ask.example", { group: titleOf(group?.name ?? ""), number: group?.goals[0]?.number ?? 1 });
}

interface Choosing {
  readonly choice: Choice;
  readonly choices: readonly Choice[];
  readonly understood: Understood;
}

/** Where a choice goes is where the same words would have gone. */
function choiceButton(c: CardContext, programme: Programme, { choice, choices, understood }: Choosing): Button | undefined {
  const label = choiceLabel(c, programme, choice, choices);
  if (label === "") return undefined;
  const { route, params } = routeFor({ ...understood, intent: choice.intent, target: choice.target });
  return fitted({ label: shorten(label, longestLabel), route, params });
}

/** What a button need not carry, when it cannot carry everything: what its ids say anyway, then the figure, which is asked for again. */
const spare = ["goal", "group", "measure", "parts", "v", "period"] as const;

function fitted(button: Button): Button {
  const params: Record<string, string> = { ...button.params };
  const tooLong = (): boolean => encodePress({ route: button.route, params }).length > longestPress;
  for (const key of spare) if (tooLong() && canGo(key, params)) delete params[key];
  return { ...button, params };
}

function canGo(key: (typeof spare)[number], params: Readonly<Record<string, string>>): boolean {
  if (key === "measure") return params["indicator"] !== undefined;
  return key === "goal" || key === "group" ? (params["indicator"] ?? params["measure"] ?? params["table"]) !== undefined : true;
}

/** What is asked of it, when the choices differ in that. */
const deeds: Readonly<Partial<Record<Choice["intent"], TextKey>>> = {
  owner_of: "ask.ownerOf", schedule_of: "ask.scheduleOf", record_value: "ask.recordOf", list_overdue: "ask.lateOf", list_missing: "ask.missingOf",
};

function choiceLabel(c: CardContext, programme: Programme, choice: Choice, all: readonly Choice[]): string {
  const what = targetLabel(c, programme, choice, all);
  const deed = deeds[choice.intent];
  return deed !== undefined && what !== "" && all.some((x) => x.intent !== choice.intent) ? c.t(deed, { what }) : what;
}

function targetLabel(c: CardContext, programme: Programme, choice: Choice, all: readonly Choice[]): string {
  const { target } = choice;
  const group = groupOf(programme, groupIdOf(programme, target));
  const groups = new Set(all.map((x) => groupIdOf(programme, x.target)));
  const item = itemLabel(c, programme, target);
  const name = group ? titleOf(group.name) : "";
  if (item === "") return name;
  // The same goal number in several groups: the group is the choice.
  const onlyGoal = (t: Target): boolean => t.goal === target.goal && t.measure === undefined && t.indicator === undefined;
  const sameGoal = target.goal !== undefined && all.every((x) => onlyGoal(x.target));
  if (groups.size > 1 && sameGoal) return name;
  return groups.size > 1 && name !== "" ? `${name}: ${item}` : item;
}

function groupIdOf(programme: Programme, target: Target): string {
  const place =
    indicatorById(programme, target.indicator ?? "") ??
    measureById(programme, target.measure ?? "") ??
    projectById(programme, target.measure ?? "") ??
    tableById(programme, target.table?.id ?? "");
  return place?.group.id ?? target.group ?? "";
}

function itemLabel(c: CardContext, programme: Programme, target: Target): string {
  const indicator = indicatorById(programme, target.indicator ?? "");
  if (indicator) return indicatorName(indicator.indicator);
  const table = tableById(programme, target.table?.id ?? "");
  if (table) return target.table?.place ? c.t("ask.row", { table: titleOf(table.table.name), place: target.table.place }) : titleOf(table.table.name);
  const measure = measureById(programme, target.measure ?? "");
  if (measure) return titleOf(measureName(measure.measure));
  const project = projectById(programme, target.measure ?? "");
  if (project) return titleOf(project.project.title);
  const group = groupOf(programme, target.group ?? "");
  const goal = group && target.goal !== undefined ? goalOf(group, target.goal) : undefined;
  return goal ? c.t("status.goal", { number: goal.number, title: titleOf(goal.title) }) : "";
}
