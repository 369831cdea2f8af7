import { writeFileSync } from "node:fs";
import { holidayTable } from "./holiday-table.ts";

writeFileSync(new URL("./finnish-public-holidays.ts", import.meta.url), holidayTable());
