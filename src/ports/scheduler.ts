/** Runs jobs on the wall clock. A job that is still running when its next tick comes is not started again. */
export interface Scheduler {
  /**
   * Starts a job on every tick of a cron pattern (five fields, or six with seconds).
   *
   * A job that throws is logged and ticks on. Both are safe to call when nothing is scheduled.
   */
  every(name: string, pattern: string, job: () => Promise<void>): void;
  /** Stops ticking and waits for the jobs that are running. */
  stop(): Promise<void>;
}
