import { common } from "./common.ts";
import { refusals } from "./refusals.ts";

/** Every sentence a person sees, by feature. Each file holds its three languages side by side; `translated` makes a missing one a type error. */
export const catalogue = {
  fi: { ...common.fi, ...refusals.fi },
  sv: { ...common.sv, ...refusals.sv },
  en: { ...common.en, ...refusals.en },
};
