/** Whose a row is. Every stored row carries both, so one store can serve several organisations (design decision 8). */
export interface Scope {
  readonly organisation: string;
  readonly programme: string;
}
