import type { SettingName } from "./settings.ts";
import { aboutSetting, sections } from "./settings.ts";

const titles: Readonly<Record<keyof typeof sections, string>> = {
  http: "One HTTP server",
  programme: "Programme and playground",
  store: "Store",
  slack: "Slack",
  teams: "Teams",
  running: "Running",
};

/** The text of `.env.example`: every setting, commented out, in the order of the schema. */
export function envExample(): string {
  const lines = [
    "# Settings of Kvartti. Copy to .env and uncomment what you need; the process's own environment wins over this file.",
    "# Made from adapters/settings/settings.ts by `npm run env:example`: change it there.",
  ];
  for (const section of Object.keys(sections) as (keyof typeof sections)[]) {
    lines.push("", `## ${titles[section]}`);
    for (const name of Object.keys(sections[section]) as SettingName[]) {
      const { description, example, fallback } = aboutSetting(name);
      lines.push("", `# ${description}`, `# Default: ${fallback}.`, `#${name}=${example}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
