import type { Card } from "./card.ts";
import type { Screen } from "./form.ts";

/** What the person who acts now gets, by return value. Everyone else is reached through the outbox. */
export type Reply =
  /**
   * `to: "asker"` is shown to the asker only, also in a channel; `replace` puts the card in place of the one whose button was pressed.
   * `reads`: nothing was done for it. Any other reply is kept by the platform until it has been shown, for what was done is not done twice.
   */
  | { readonly kind: "card"; readonly card: Card; readonly to: "place" | "asker"; readonly replace?: boolean; readonly reads?: boolean }
  /** Open this screen, or put it in place of the open one. With `screen.errors` set nothing was saved of the faulty fields. */
  | { readonly kind: "screen"; readonly screen: Screen }
  /** The form is done: close it and show the card. */
  | { readonly kind: "closed"; readonly card: Card }
  | { readonly kind: "nothing" };
