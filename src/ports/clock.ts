/** The programme's time (a demo clock moves it). Leases and pacing use machine time. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  machine(): number;
}
