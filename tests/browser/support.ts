import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { describe, expect } from "vitest";

const path = process.env.CHROMIUM ?? "/usr/bin/chromium";
const there = existsSync(path);
if (!there) console.log(`Browser tests skipped: no Chromium at ${path} (apt-get install chromium, or set CHROMIUM).`);

/** `describe` that is skipped where there is no Chromium. */
export const describeInBrowser = describe.skipIf(!there);

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser with an empty profile of its own, which goes away when it closes. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: path, args: flags });

export const desktop: BrowserContextOptions = { viewport: { width: 1366, height: 768 }, locale: "fi-FI" };
export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, locale: "fi-FI" };

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page's scripts, refusals of its content policy, and requests to any other host. Empty when all is well. */
  readonly faults: string[];
}

/** Opens an address in a context of its own and watches what goes wrong. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = desktop): Promise<OpenPage> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const origin = new URL(url).origin;
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // A refused or broken request is reported by the browser too; the tests cause those on purpose.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) faults.push(`another host: ${request.url()}`);
  });
  await page.goto(url);
  return { page, context, faults };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Violations of WCAG 2.0–2.2 A and AA as axe-core finds them, in words. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource);
  const run = `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
    .then((result) => result.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary)))`;
  return page.evaluate<readonly string[]>(run);
}

/** What is wider than its place: the page itself, or a part that would have to be scrolled sideways. Tables may, in their own frame. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`[document.documentElement, ...document.querySelectorAll("body *")]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.checkVisibility() && !e.matches(".table, .hidden, input, svg *"))
    .filter((e) => e === document.documentElement || ["auto", "scroll"].includes(getComputedStyle(e).overflowX))
    .map((e) => e.scrollWidth + " > " + e.clientWidth + ": " + e.outerHTML.slice(0, 100))`);

/** What a state of the page must always hold: accessible, and no wider than the window. */
export async function expectSound(page: Page, state: string): Promise<void> {
  expect([state, await axeFaults(page)]).toEqual([state, []]);
  expect([state, await tooWide(page)]).toEqual([state, []]);
}

/** Presses Tab until the element has the focus, as somebody without a mouse would; every stop on the way must show where it is. */
export async function tabTo(page: Page, selector: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    expect(await page.evaluate<string>(focusShown)).toBe("");
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

/** Empty when the focused element (or the label that draws it) has a visible outline; else what it is. */
const focusShown = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return "";
  const drawn = [element, element.closest("label")].filter(Boolean);
  return drawn.some((d) => parseFloat(getComputedStyle(d).outlineWidth) >= 2 && getComputedStyle(d).outlineStyle !== "none") ? "" : element.outerHTML.slice(0, 120);
})()`;

/** Buttons, links and inputs on the screen that are lower than a finger needs (44 px). Links within a sentence are left out. */
export const tooSmall = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`[...document.querySelectorAll("button, a, summary, input, select, textarea")]
    .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !e.closest("[inert]") && !e.closest(".error-summary") && !e.classList.contains("skip") && !e.classList.contains("scrim"))
    .map((e) => e.matches("input[type=checkbox], input[type=radio]") ? e.closest("label") : e)
    .filter((e) => e.getBoundingClientRect().height < 43.5)
    .map((e) => Math.round(e.getBoundingClientRect().height) + " px: " + e.outerHTML.slice(0, 100))`);
