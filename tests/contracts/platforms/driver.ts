import type { TestStore } from "../../support/store.ts";

/** Group whose channel the journeys happen in. */
export const group = "koti";

/** Where something is pressed or heard: the group's channel, or the person's own conversation with Kvartti. */
export type Where = "channel" | "direct";

/**
 * A platform as its users have it in their hands: every deed goes in as the platform sends it, everything heard is what the platform
 * was told to show. Journeys know nothing else, so the same one runs on each. People are those of tests/support/office.ts.
 */
export interface PlatformDriver {
  readonly store: TestStore;
  /** Kvartti comes into the channel, and asks whose it is. */
  join(who: string): Promise<void>;
  /** In the channel, to Kvartti. */
  mention(who: string, text: string): Promise<void>;
  /** In the person's own conversation. */
  write(who: string, text: string): Promise<void>;
  /** Presses the button that begins so, of the newest message that has it; waits for one. */
  press(who: string, where: Where, label: string): Promise<void>;
  /** Presses a button of a row in the open form. */
  pressInForm(who: string, label: string): Promise<void>;
  /** Types into the open form, by field id (`figure:x`, `figure:x~alt`), and presses a way on; without one, the button that saves. */
  fill(who: string, values: Readonly<Record<string, string>>, label?: string): Promise<void>;
  /** What the open form says, errors included; empty when none is open. */
  form(who: string): string;
  /** What can be read in a place by this person now, oldest first. */
  heard(who: string, where: Where): Promise<readonly string[]>;
  /** Moves the clock and has what is due done. */
  goTo(date: string, hour?: number): Promise<void>;
  /** Sends what waits. */
  deliver(): Promise<void>;
  /** The platform's own names, as rows hold them. */
  readonly names: Names;
  close(): Promise<void>;
}

export interface Names {
  readonly platform: string;
  readonly tenant: string;
  readonly channel: string;
  readonly userOf: (person: string) => string;
}

export type OpenDriver = (store: TestStore) => Promise<PlatformDriver>;

const patienceMs = 8_000;

/** Some platforms answer after they have acknowledged: what is waited for is looked at again and again, and what waits is sent. */
export async function until<T>(d: Pick<PlatformDriver, "deliver">, what: () => Promise<string> | string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`this never came: ${await what()}`);
    await d.deliver();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const hears = (d: PlatformDriver, who: string, where: Where, pattern: RegExp): Promise<string> =>
  until(d, async () => `${String(pattern)} for ${who}; there is ${JSON.stringify(await d.heard(who, where))}`, async () => (await d.heard(who, where)).find((text) => pattern.test(text)));

export const showsForm = (d: PlatformDriver, who: string, pattern: RegExp): Promise<string> =>
  until(d, () => `${String(pattern)} in the form of ${who}; it shows ${d.form(who)}`, () => (pattern.test(d.form(who)) ? d.form(who) : undefined));
