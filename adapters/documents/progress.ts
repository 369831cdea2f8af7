/** How far a reading is: pages or sheets done, of how many. */
export type Progress = (done: number, of: number) => void;
