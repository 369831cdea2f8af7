import type { FieldValues } from "../../src/vocabulary/form.ts";
import type { StringIndexed } from "./payloads.ts";
import { field, list, text } from "./payloads.ts";
import { fieldAction, fieldOfBlock, figureGiven } from "./render/field-blocks.ts";
import { civilOf } from "./render/zoned.ts";

/** What stands in a view's fields, by field id, as typed. Shape of `view.state.values`: block id -> action id -> element's state. */
export function readValues(view: StringIndexed | undefined, zone: string): FieldValues {
  const values: Record<string, string> = {};
  const blocks = field(field(view, "state"), "values") ?? {};
  for (const [blockId, actions] of Object.entries(blocks)) {
    const element = field(actions as StringIndexed, fieldAction);
    if (element) values[fieldOfBlock(blockId)] = valueOf(element, zone);
  }
  return values;
}

function valueOf(element: StringIndexed, zone: string): string {
  switch (text(element, "type")) {
    case "static_select":
      return text(field(element, "selected_option"), "value");
    case "radio_buttons": {
      const chosen = text(field(element, "selected_option"), "value");
      return chosen === figureGiven ? "" : chosen;
    }
    case "checkboxes":
    case "multi_static_select":
      return list(element, "selected_options").map((o) => text(o, "value")).join(",");
    case "datepicker":
      return text(element, "selected_date");
    case "datetimepicker":
      return typeof element["selected_date_time"] === "number" ? civilOf(element["selected_date_time"], zone) : "";
    default:
      return text(element, "value");
  }
}
