import { expect, test } from "vitest";

import { threadUrl } from "../../src/thread/thread-url.ts";

const REF = { channel: "C1", message: "1700.5", thread: "1700.5" };

test.each([
  ["discord", { channel: "10", message: "20", thread: "20" }, "https://discord.com/channels/W/20"],
  ["slack", REF, "https://app.slack.com/client/W/C1/thread/C1-1700.5"],
  ["terminal", REF, undefined],
] as const)("a thread on %s has its address there", (platform, ref, url) => {
  expect(threadUrl({ platform, externalId: "W" }, ref)).toBe(url);
});
