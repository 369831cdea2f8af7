/** Who sends to a workspace (`platform:tenant`) right now. Id = the workspace. Machine time. */
export interface Sender {
  readonly id: string;
  readonly holder: string;
  readonly until: number;
  /** Moments of the latest sends, for the next holder's pace. */
  readonly sent: readonly number[];
  /** The operator has stopped it: nothing leaves, everything waits. */
  readonly paused?: boolean;
}
