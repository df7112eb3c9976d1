import { deliverDue, type Deliverer } from "./deliver.ts";
import type { HandMovedClock } from "./hand-moved-clock.ts";
import { PollCrew, type Poller, type PollReport } from "./poll.ts";
import { sendDueDigests } from "./send-digest.ts";

export interface Rehearsal {
  readonly clock: HandMovedClock;
  readonly poller: Poller;
  readonly deliverer: Deliverer;
}

const MINUTE_MS = 60_000;

/**
 * Lives through the time up to an instant in one go: the digests that fell due on the way, a poll of
 * every feed, and delivery until nothing waits, edits of cards included.
 *
 * @returns what the polls found
 */
export async function liveUntil(at: Date, rehearsal: Rehearsal): Promise<readonly PollReport[]> {
  const { clock, poller, deliverer } = rehearsal;
  clock.reach(at);
  const crew = new PollCrew(poller);
  const reports: PollReport[] = [];
  while ((await crew.start()) > 0) {
    reports.push(...(await crew.finish()));
  }
  await sendDueDigests(poller.desk);
  await deliverAll(deliverer);
  // Card edits keep a minute's distance.
  clock.reach(new Date(clock.now().getTime() + MINUTE_MS));
  await deliverAll(deliverer);
  return reports;
}

async function deliverAll(deliverer: Deliverer): Promise<void> {
  while ((await deliverDue(deliverer)) > 0) {
    // the next of each lane
  }
}
