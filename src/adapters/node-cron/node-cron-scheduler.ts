import { schedule, validate, type Logger, type ScheduledTask } from "node-cron";

import type { Log } from "../../ports/log.ts";
import type { Scheduler } from "../../ports/scheduler.ts";

/** How often the wall clock is held against the monotonic one, in milliseconds. */
const WATCH_MS = 1000;
/** Clocks that drift apart by more than this between two looks mean that the wall clock was set. */
const LEAP_MS = 2000;

export interface SchedulerOptions {
  readonly log: Log;
  /** How long `stop` waits for running jobs, in milliseconds; 8,000 unless given. */
  readonly stopWithinMs?: number;
}

interface ScheduledJob {
  readonly name: string;
  readonly task: ScheduledTask;
  /** The run under way; absent between runs. */
  running: Promise<void> | undefined;
}

/**
 * Ticks with node-cron, in UTC: there a pattern never meets a change of clocks, at which node-cron
 * skips hours or stands still. What people want at a local time is decided by `digest/window.ts`
 * on a tick a minute.
 *
 * node-cron arms its timers by the wall clock, so that a clock set back an hour would silence it for
 * an hour, and one set forward by years would keep it busy counting what it missed. The clocks are
 * therefore watched, and after a leap every job is armed anew.
 *
 * Once stopped it stays stopped: a job given to it after `stop` is not scheduled, so that a program
 * told to end in the midst of its start does end.
 */
export class NodeCronScheduler implements Scheduler {
  readonly #log: Log;
  readonly #stopWithinMs: number;
  readonly #jobs = new Map<string, ScheduledJob>();
  #watch: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor({ log, stopWithinMs = 8000 }: SchedulerOptions) {
    this.#log = log;
    this.#stopWithinMs = stopWithinMs;
  }

  /** @throws {RangeError} on a pattern that is not cron, or a name that is already scheduled */
  every(name: string, pattern: string, job: () => Promise<void>): void {
    if (!validate(pattern)) {
      throw new RangeError(`Not a cron pattern: "${pattern}"`);
    }
    if (this.#jobs.has(name)) {
      throw new RangeError(`A job is already scheduled under the name "${name}"`);
    }
    if (this.#stopped) {
      this.#log.debug({ job: name }, "scheduler is stopped, job not scheduled");
      return;
    }
    const scheduled: ScheduledJob = {
      name,
      task: schedule(pattern, () => this.#tick(scheduled, job), {
        name,
        timezone: "UTC",
        suppressMissedWarning: true,
        logger: cronLogger(this.#log, name),
      }),
      running: undefined,
    };
    scheduled.task.on("execution:missed", ({ date }) => {
      this.#log.debug({ job: name, tick: date }, "tick missed");
    });
    this.#jobs.set(name, scheduled);
    this.#watch ??= watchForLeaps(() => this.#armAnew());
  }

  /** A job that awaits this waits for itself, and so for the whole of `stopWithinMs`. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#watch);
    this.#watch = undefined;
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    for (const { task } of jobs) {
      await task.destroy();
    }
    await this.#settled(jobs);
  }

  #tick(scheduled: ScheduledJob, job: () => Promise<void>): void {
    if (scheduled.running !== undefined) {
      this.#log.debug({ job: scheduled.name }, "job still running, tick skipped");
      return;
    }
    scheduled.running = this.#run(scheduled.name, job).finally(() => {
      scheduled.running = undefined;
    });
  }

  async #run(name: string, job: () => Promise<void>): Promise<void> {
    try {
      await job();
    } catch (error) {
      this.#log.error({ job: name, err: error }, "job failed");
    }
  }

  #armAnew(): void {
    this.#log.warn({ jobs: this.#jobs.size }, "the clock was set, jobs armed anew");
    for (const { task } of this.#jobs.values()) {
      void task.stop();
      void task.start();
    }
  }

  async #settled(jobs: readonly ScheduledJob[]): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#stopWithinMs);
    });
    await Promise.race([Promise.all(jobs.map(async ({ running }) => running)), deadline]);
    clearTimeout(timer);
    const left = jobs.filter(({ running }) => running !== undefined).map(({ name }) => name);
    if (left.length > 0) {
      this.#log.warn({ jobs: left }, "stopped before these jobs had ended");
    }
  }
}

/** Calls `onLeap` whenever the wall clock was set. The timer keeps no process alive. */
function watchForLeaps(onLeap: () => void): NodeJS.Timeout {
  let offset = Date.now() - performance.now();
  const timer = setInterval(() => {
    const now = Date.now() - performance.now();
    if (Math.abs(now - offset) > LEAP_MS) {
      onLeap();
    }
    offset = now;
  }, WATCH_MS);
  return timer.unref();
}

/** What node-cron itself has to say goes into our log, never to the console. */
function cronLogger(log: Log, job: string): Logger {
  const said = (message: string | Error): Readonly<Record<string, unknown>> =>
    message instanceof Error ? { job, err: message } : { job, said: message };
  return {
    debug: (message) => log.debug(said(message), "node-cron"),
    info: (message) => log.debug(said(message), "node-cron"),
    warn: (message) => log.warn(said(message), "node-cron"),
    error: (message) => log.error(said(message), "node-cron"),
  };
}
