import type { Ports } from "../ports.ts";
import { measureById } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import { measureView } from "./measure-view.ts";
import { openRecords } from "./records.ts";
import type { Span } from "./time-line.ts";
import type { InProgramme, MeasureView } from "./views.ts";

/** undefined: no such measure. */
export async function measureStatus(ports: Ports, programme: Programme, id: string, then?: Span): Promise<(MeasureView & InProgramme) | undefined> {
  const place = measureById(programme, id);
  return place && { ...(await measureView(await openRecords(ports, programme, "few", then), place.group, place.measure)), demo: programme.demo };
}
