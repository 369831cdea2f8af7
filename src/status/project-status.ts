import type { Ports } from "../ports.ts";
import { projectById } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import { projectView } from "./project-view.ts";
import { openRecords } from "./records.ts";
import type { Span } from "./time-line.ts";
import type { InProgramme, ProjectView } from "./views.ts";

/** undefined: no such project. */
export async function projectStatus(ports: Ports, programme: Programme, id: string, then?: Span): Promise<(ProjectView & InProgramme) | undefined> {
  const place = projectById(programme, id);
  return place && { ...(await projectView(await openRecords(ports, programme, "few", then), place.group, place.project)), demo: programme.demo };
}
