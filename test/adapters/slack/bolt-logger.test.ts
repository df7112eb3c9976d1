import { describe, expect, test } from "vitest";

import { boltLogger } from "../../../src/adapters/slack/bolt-logger.ts";
import { recordingLog } from "../../support/slack-log.ts";

describe("what Bolt has to say", () => {
  test("its warnings and errors are warnings, its notices debugging, its debug lines nothing", () => {
    const log = recordingLog();
    const logger = boltLogger(log, []);
    logger.debug("http request body: …");
    logger.info("a notice");
    logger.warn("http request failed", "fetch failed");
    logger.error(new TypeError("no"));
    expect(log.lines.map(({ level, facts }) => [level, facts["slack"]])).toEqual([
      ["debug", "a notice"],
      ["warn", "http request failed fetch failed"],
      ["warn", "TypeError: no"],
    ]);
  });

  test("no secret gets through, whole or cut, ours or one that only looks like one", () => {
    const log = recordingLog();
    const logger = boltLogger(log, ["signingCanary", undefined, ""]);
    logger.warn(
      `signingCanary xoxb-1-canary, xapp-1-A-canary; xoxe.xoxp-1-canary ${"x".repeat(2000)}`,
    );
    logger.warn(`${"x".repeat(995)} xoxb-1-canary`);
    logger.error({ token: "xoxb-1-canary" });
    expect(JSON.stringify(log.lines)).not.toMatch(/canary/iu);
    expect(log.lines[0]?.facts["slack"]).toMatch(
      /^\[secret\] \[secret\], \[secret\]; \[secret\] x/u,
    );
  });
});
