import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ZipFile } from "../documents/write-zip.ts";

/** What is filled in: the app's id in Entra, which is the bot's too, and the domain where people read about it. */
export interface PackageOptions {
  readonly id: string;
  readonly domain: string;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const host = /^(?=.{4,200}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const none = /^0{8}-/;

/** Which of the two is not usable. */
export const packageFaults = ({ id, domain }: PackageOptions): readonly ("id" | "domain")[] => [
  ...(guid.test(id) && !none.test(id) ? [] : (["id"] as const)),
  ...(host.test(domain) ? [] : (["domain"] as const)),
];

const files = ["manifest.json", "sv.json", "en.json", "color.png", "outline.png"];
const placeholderId = "00000000-0000-0000-0000-000000000000";
const placeholderDomain = "kvartti.example.org";

/** The files of the package, filled in. `folder` holds an organisation's own manifest instead of the product's. */
export async function readPackage({ id, domain }: PackageOptions, folder = manifestFolder()): Promise<readonly ZipFile[]> {
  return Promise.all(
    files.map(async (name) => {
      const content = await readFile(join(folder, name));
      if (name !== "manifest.json") return { name, content };
      return { name, content: Buffer.from(content.toString("utf8").replaceAll(placeholderId, id).replaceAll(placeholderDomain, domain)) };
    }),
  );
}

/** `manifests/teams`, which is two folders up in the sources and three in the built product. */
function manifestFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, "manifests", "teams");
    if (existsSync(join(found, "manifest.json"))) return found;
  }
  throw new Error("manifests/teams is not there");
}
