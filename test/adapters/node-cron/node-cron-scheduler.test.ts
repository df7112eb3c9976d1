import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { NodeCronScheduler } from "../../../src/adapters/node-cron/node-cron-scheduler.ts";
import type { Log } from "../../../src/ports/log.ts";

function recordingLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const at =
    (level: string) =>
    (facts: Readonly<Record<string, unknown>>, message: string): void => {
      lines.push(`${level} ${message} ${String(facts["job"] ?? facts["jobs"])}`);
    };
  return {
    log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") },
    lines,
  };
}

/** A promise that is settled by hand. */
function latch(): { readonly opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("on a clock that the test runs", () => {
  let scheduler: NodeCronScheduler;
  let lines: string[];

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date("2026-03-28T23:59:30Z") });
    const recording = recordingLog();
    lines = recording.lines;
    scheduler = new NodeCronScheduler({ log: recording.log, stopWithinMs: 5000 });
  });

  afterEach(async () => {
    const stopping = scheduler.stop();
    await vi.advanceTimersByTimeAsync(6000);
    await stopping;
    vi.useRealTimers();
  });

  test("a job runs once on every tick", async () => {
    const ticks: string[] = [];
    scheduler.every("digest", "* * * * *", async () => {
      ticks.push(new Date().toISOString());
    });
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(ticks.map((tick) => tick.slice(11, 16))).toEqual(["00:00", "00:01", "00:02"]);
  });

  test("a job that still runs is not started again, and runs again once it has ended", async () => {
    const { opened, open } = latch();
    let started = 0;
    scheduler.every("poll", "*/10 * * * * *", async () => {
      started += 1;
      await opened;
    });
    await vi.advanceTimersByTimeAsync(35_000);
    expect(started).toBe(1);
    expect(lines).toContain("debug job still running, tick skipped poll");
    open();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(started).toBe(2);
  });

  test("a slow job does not hold up another", async () => {
    let quick = 0;
    scheduler.every("slow", "* * * * * *", () => new Promise<void>(() => undefined));
    scheduler.every("quick", "* * * * * *", async () => {
      quick += 1;
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(quick).toBe(5);
  });

  test.each([
    ["rejects", () => Promise.reject(new Error("disk full"))],
    [
      "throws before it returns a promise",
      () => {
        throw new Error("disk full");
      },
    ],
  ])("a job that %s is logged and ticks on", async (_, fail) => {
    let started = 0;
    scheduler.every("poll", "* * * * * *", () => {
      started += 1;
      return fail();
    });
    await vi.advanceTimersByTimeAsync(3000);
    expect(started).toBe(3);
    expect(lines.filter((line) => line === "error job failed poll")).toHaveLength(3);
  });

  test("stop waits for the job that is running", async () => {
    const { opened, open } = latch();
    let done = false;
    scheduler.every("poll", "* * * * * *", async () => {
      await opened;
      done = true;
    });
    await vi.advanceTimersByTimeAsync(1000);
    const stopping = scheduler.stop().then(() => done);
    await vi.advanceTimersByTimeAsync(3000);
    open();
    expect(await stopping).toBe(true);
  });

  test("stop gives up on a job that does not end, and says which", async () => {
    scheduler.every("stuck", "* * * * * *", () => new Promise<void>(() => undefined));
    await vi.advanceTimersByTimeAsync(1000);
    const stopping = scheduler.stop();
    await vi.advanceTimersByTimeAsync(5000);
    await stopping;
    expect(lines).toContain("warn stopped before these jobs had ended stuck");
  });

  test("nothing ticks after stop, not even a job scheduled late", async () => {
    let ticks = 0;
    const count = async (): Promise<void> => {
      ticks += 1;
    };
    scheduler.every("early", "* * * * * *", count);
    await scheduler.stop();
    scheduler.every("late", "* * * * * *", count);
    await vi.advanceTimersByTimeAsync(5000);
    expect(ticks).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("stop is safe when nothing is scheduled, and twice", async () => {
    await scheduler.stop();
    await scheduler.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ["set back an hour", -3_600_000],
    ["set forward three hours", 3 * 3_600_000],
    ["set back ten years", -10 * 365 * 86_400_000],
    ["set forward ten years", 10 * 365 * 86_400_000],
  ])("a clock that is %s leaves no job silent", async (_, leapMs) => {
    let ticks = 0;
    scheduler.every("poll", "* * * * *", async () => {
      ticks += 1;
    });
    await vi.advanceTimersByTimeAsync(10_000);
    vi.setSystemTime(Date.now() + leapMs);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(ticks).toBe(3);
    expect(lines).toContain("warn the clock was set, jobs armed anew 1");
  });

  test("a job that runs while the clock is set is not started beside itself", async () => {
    let started = 0;
    scheduler.every("poll", "* * * * * *", () => {
      started += 1;
      return new Promise<void>(() => undefined);
    });
    await vi.advanceTimersByTimeAsync(1500);
    vi.setSystemTime(Date.now() - 3_600_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(started).toBe(1);
  });

  test("a change to summer time in the machine's zone skips nothing", async () => {
    let ticks = 0;
    scheduler.every("hourly", "30 * * * *", async () => {
      ticks += 1;
    });
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(ticks).toBe(24);
  });

  test("a pattern that is not cron is refused", () => {
    expect(() => scheduler.every("poll", "every minute", async () => undefined)).toThrow(
      /not a cron pattern/iu,
    );
  });

  test("a name can be scheduled once", () => {
    scheduler.every("poll", "* * * * *", async () => undefined);
    expect(() => scheduler.every("poll", "* * * * *", async () => undefined)).toThrow(/"poll"/u);
  });
});

test("a process that stops its scheduler can end", async () => {
  const module = path.resolve(
    import.meta.dirname,
    "../../../src/adapters/node-cron/node-cron-scheduler.ts",
  );
  const program = `
    import { NodeCronScheduler } from ${JSON.stringify(module)};
    const quiet = () => undefined;
    const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
    const scheduler = new NodeCronScheduler({ log });
    scheduler.every("poll", "* * * * * *", async () => {
      console.log("ticked");
      void scheduler.stop();
    });`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", program],
    { timeout: 15_000 },
  );
  expect(stdout).toBe("ticked\n");
});
