// What `npm ci` leaves behind is a built product. `npx kvartti` in a checkout runs `prepare` as well, once per machine:
// then the product is there, maybe running, and is left alone.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";

const forNpx = process.env["npm_command"] === "exec" && existsSync("dist/adapters/cli.js");
if (!forNpx) execSync("npm run build", { stdio: "inherit" });
