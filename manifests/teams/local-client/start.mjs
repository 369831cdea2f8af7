// Starts Kvartti with its sample and the local Teams client against it: `npm run teams:playground`. For development only.
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..", "..");
const port = process.env.PORT ?? "3000";
const clientPort = process.env.TEAMS_CLIENT_PORT ?? "56150";
const folder = process.env.KVARTTI_DATA ?? join(root, "data", "teams-local");

// The visitor is the chair of services for older people: the client's e-mail suggests it, the visitor confirms.
const sample = readFileSync(join(root, "adapters", "sample", "people.yaml"), "utf8");
mkdirSync(folder, { recursive: true, mode: 0o700 });
const people = join(folder, "people.yaml");
// The client writes its log beside its configuration.
copyFileSync(join(import.meta.dirname, ".m365agentsplayground.yml"), join(folder, ".m365agentsplayground.yml"));
writeFileSync(people, sample.replace("- id: h-9m2xw5\n", "- id: h-9m2xw5\n    email: vanhuspalvelut@example.com\n"));

const started = [];
const start = (args, options) => {
  const child = spawn(process.execPath, args, { stdio: "inherit", ...options });
  started.push(child);
  child.on("exit", (code) => stop(code ?? 0));
  return child;
};
let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of started) child.kill();
  process.exitCode = code;
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop(0));

start(["--import", "tsx", join(root, "adapters", "cli.ts"), "start"], {
  cwd: root,
  env: {
    ...process.env, PORT: port, KVARTTI_TEAMS: "on", KVARTTI_PLAYGROUND: "on", KVARTTI_DATA: folder,
    KVARTTI_PROGRAMME: process.env.KVARTTI_PROGRAMME ?? join(root, "adapters", "sample", "programme.yaml"), KVARTTI_PEOPLE: people,
  },
});

while (!stopping && !(await fetch(`http://127.0.0.1:${port}/healthz`).then((r) => r.ok, () => false))) await new Promise((resolve) => setTimeout(resolve, 300));
if (!stopping) {
  const cli = join(root, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");
  start([cli, "start", "-e", `http://127.0.0.1:${port}/api/messages`, "-c", "msteams", "-p", clientPort, "--disable-telemetry"], {
    cwd: folder, env: { ...process.env, TEAMSAPPTESTER_BROWSER: "none", TEAMSFX_TELEMETRY: "false" },
  });
  console.log(`Teams: http://127.0.0.1:${clientPort}   Kello ja muut henkilöt: http://127.0.0.1:${port}`);
}
