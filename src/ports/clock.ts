/** The time of day, passed in so that a test or the demo can run it at its own pace. */
export interface Clock {
  now(): Date;
}
