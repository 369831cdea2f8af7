// What `npm ci` leaves behind is a built product. `npx kvartti` in a checkout runs `prepare` as well, once per machine, to link the
// command: then the product, maybe running, is left alone. Before the first build it links to a line that says what to do, because
// npx keeps a link that once failed for good.
import { execSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";

const command = "dist/adapters/cli.js";
const placeholder = `#!/usr/bin/env node
console.error("Kvarttia ei ole vielä rakennettu. Aja ensin: npm ci (Kvartti is not built yet. Run first: npm ci)");
process.exitCode = 1;
`;

if (process.env["npm_command"] !== "exec") execSync("npm run build", { stdio: "inherit" });
else if (!existsSync(command)) {
  mkdirSync("dist/adapters", { recursive: true });
  writeFileSync(command, placeholder);
  chmodSync(command, 0o755);
}
