/** A body that reads the report: ohjausryhmä, lautakunta, kaupunginhallitus. */
export interface Body {
  readonly id: string;
  readonly name: string;
  readonly kind: "steeringGroup" | "committee" | "cityBoard" | "council";
  readonly aliases: readonly string[];
  readonly meetings?: readonly Meeting[];
}

/** Kokous, with the day by which a matter must be on its agenda (esityslistan määräaika). */
export interface Meeting {
  readonly on: string;
  readonly agenda?: string;
}
