import type { Ports } from "../ports.ts";
import { indicatorById } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import { measureView } from "./measure-view.ts";
import { openRecords } from "./records.ts";
import type { InProgramme, IndicatorView, MeasureView } from "./views.ts";

/** An indicator beside the measure it stands under, so that the owner's judgement is at hand. */
export interface IndicatorAnswer extends InProgramme {
  readonly view: IndicatorView;
  readonly under: MeasureView;
}

/** undefined: no such indicator. */
export async function indicatorStatus(ports: Ports, programme: Programme, id: string): Promise<IndicatorAnswer | undefined> {
  const place = indicatorById(programme, id);
  if (!place) return undefined;
  const records = await openRecords(ports, programme);
  const under = await measureView(records, place.group, place.measure);
  const view = under.indicators.find((i) => i.indicator.id === id);
  return view && { view, under, demo: programme.demo };
}
