// Copies what tsc does not: pages, styles, the bundled sample. Runs as the second half of `npm run build`.
import { cp } from "node:fs/promises";

const kinds = /\.(html|css|yaml|svg|png|ttf|txt)$|\/browser\/[^/]+\.js$/;
for (const folder of ["adapters", "src"])
  await cp(folder, `dist/${folder}`, { recursive: true, filter: (from) => !/\.[^/]+$/.test(from) || kinds.test(from) });
