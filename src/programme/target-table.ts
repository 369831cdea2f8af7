/** A table of targets by year and place. Sums that differ by rounding are kept as the document has them. */
export interface TargetTable {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly goals: readonly number[];
  readonly measures: readonly string[];
  readonly years: readonly number[];
  /** Day of the year `MM-DD` from which the past year's actuals exist; without it they are asked after the year's last quarter. */
  readonly availableFrom?: string;
  /** One share per year, "NHG:n prosentti". */
  readonly share: { readonly name: string; readonly unit: string; readonly values: readonly number[] };
  readonly columns: readonly { readonly id: string; readonly name: string; readonly unit: string }[];
  readonly rows: readonly {
    readonly place: string;
    readonly total?: boolean;
    /** values[column id][i] belongs to years[i]. */
    readonly values: Readonly<Record<string, readonly number[]>>;
  }[];
  readonly remarks: readonly string[];
}
