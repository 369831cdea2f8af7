import { indicatorById, measureById, projectById, tableById } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import { targetOfParams } from "../status/answer-status.ts";
import { otherRoute } from "../status/wording.ts";
import type { Params } from "./route.ts";
import type { Target } from "./understood.ts";

/** What a pressed button is about, so that "kuka siitä vastaa?" goes on from it; undefined: about nothing, and the subject stays. */
export function subjectOfPress(programme: Programme, route: string, params: Params): Target | undefined {
  const shows = (route.startsWith("status.") && route !== otherRoute) || route === "reading.record";
  const said = shows ? targetOfParams(params) : route === "evaluation.item" && params["m"] !== undefined ? { measure: params["m"] } : {};
  const target = inFull(programme, said);
  return target.group === undefined ? undefined : target;
}

/** A button carries only what is needed to find a thing; the rest follows from the programme. */
function inFull(programme: Programme, target: Target): Target {
  const indicator = indicatorById(programme, target.indicator ?? "");
  const measure = indicator ?? measureById(programme, target.measure ?? "");
  if (measure) {
    const [goal, ...others] = measure.measure.goals;
    return { group: measure.group.id, ...(goal === undefined || others.length > 0 ? {} : { goal }), ...target, measure: measure.measure.id };
  }
  const place = projectById(programme, target.measure ?? "") ?? tableById(programme, target.table?.id ?? "");
  return place ? { ...target, group: place.group.id } : target;
}
