import { renderCard } from "../../../../adapters/teams/render/render-card.ts";
import { renderScreen } from "../../../../adapters/teams/render/render-screen.ts";
import type { Seen } from "../../../support/visitor.ts";
import { drawnBy, ruleFaults, schemaFaults } from "./clients.ts";

export const options = (surface: "personal" | "channel" | "dialog" = "personal") => ({ frame: { surface }, cardBytes: 26_000 });
const undrawn = (card: unknown): readonly string[] => [...ruleFaults(card), ...schemaFaults(card)];
export const faultsOf = (card: unknown): readonly string[] => [...undrawn(card), ...drawnBy(card).faults];

/** What is wrong with a reply wherever it can be shown. It is drawn once: only its buttons differ from place to place. */
export function faultsOfReply({ what, reply }: Seen): readonly string[] {
  const named = (faults: readonly string[]): readonly string[] => faults.map((fault) => `${what}: ${fault}`);
  switch (reply.kind) {
    case "nothing":
      return [];
    case "screen":
      return named([...faultsOf(renderScreen(reply.screen, options())), ...undrawn(renderScreen(reply.screen, options("dialog")))]);
    default:
      return named([...renderCard(reply.card, options()).flatMap(faultsOf), ...(["channel", "dialog"] as const).flatMap((surface) => renderCard(reply.card, options(surface)).flatMap(undrawn))]);
  }
}
