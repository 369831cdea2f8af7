import type { Clock } from "../src/ports/clock.ts";
import type { Setting } from "../src/ports/setting.ts";
import type { Stores } from "../src/ports/stores.ts";
import type { Programme } from "../src/programme/programme.ts";
import { momentOf } from "../src/shared/calendar.ts";

const demoSetting = "demoClock";
const demoStartHour = 9;

/**
 * The programme's clock: the machine's, or for a demo programme one that starts on the sample's day, ticks while the product runs,
 * stands still while it does not, and can be moved forward. Where it stands is kept in the store.
 */
export interface ProgrammeClock extends Clock {
  /**
   * Takes up the demo clock where it stood, or at the programme's first day. A programme that is no demo keeps the machine's time.
   * Called again when the programme in use may have changed; for the same one it does nothing.
   */
  follow(programme: Programme, stores: Stores): Promise<void>;
  /** Forward only; earlier moments are refused by doing nothing. */
  moveTo(moment: number): Promise<void>;
  /** Writes down where the demo clock stands. */
  keep(): Promise<void>;
}

export function programmeClock(): ProgrammeClock {
  let offset = 0;
  let demo: { readonly programme: Programme; readonly stores: Stores } | undefined;
  const now = (): number => Date.now() + offset;

  async function keep(): Promise<void> {
    if (!demo) return;
    const { programme, stores } = demo;
    const stored = await stores.settings.get(demoSetting);
    const value: Setting = { id: demoSetting, organisation: programme.organisation, programme: programme.id, text: String(now()) };
    if (stored) await stores.settings.save(stored, value);
    else await stores.settings.insert(value);
  }

  return {
    now,
    machine: () => Date.now(),
    keep,
    async follow(programme, stores) {
      if (demo?.programme.id === programme.id) return;
      offset = 0;
      demo = undefined;
      if (!programme.demo || programme.demoStart === undefined) return;
      const stored = await stores.settings.get(demoSetting);
      const stood = stored?.value.programme === programme.id ? Number(stored.value.text) : momentOf(programme.demoStart, demoStartHour, programme.zone);
      offset = stood - Date.now();
      demo = { programme, stores };
      if (!stored) await keep();
    },
    async moveTo(moment) {
      if (!demo || moment <= now()) return;
      offset += moment - now();
      await keep();
    },
  };
}
