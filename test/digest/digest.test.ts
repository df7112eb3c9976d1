import { describe, expect, test } from "vitest";

import { composeDigest, type StoryDay } from "../../src/digest/digest.ts";
import { entry, story } from "../support/build-ledger.ts";

const FROM = new Date("2026-03-14T06:01:30Z");
const TO = new Date("2026-03-15T06:00:00Z");

function day(more: Partial<StoryDay> = {}): StoryDay {
  return {
    story: story(),
    ledger: [
      entry(1, "Paper", "allegation"),
      entry(2, "Norvik", "denial"),
      entry(3, "Ministry", "no_comment"),
    ],
    items: 12,
    repeats: 9,
    alerts: 2,
    threadUrl: undefined,
    ...more,
  };
}

describe("a digest", () => {
  test("tells was and now by story, and who is still silent", () => {
    const quiet = day({
      ledger: [entry(1, "Paper", "allegation")],
      items: 0,
      repeats: 0,
      alerts: 0,
    });
    const post = composeDigest({ days: [day(), quiet], from: FROM, to: TO, zone: "UTC" });
    expect(post?.text.split("\n")).toEqual([
      "Digest 15 Mar · 1 story moved, 1 quiet · 12 reports read, 2 alerts, 9 repeats",
      "Harbour crane leak: alleged -> denied, 1 denial, 1 silent",
      "  Norvik denies: “Norvik said so at 2.” [Meridian Wire]",
      "  Ministry declines to comment: “Ministry said so at 3.” [Meridian Wire]",
      "Still silent: Ministry",
    ]);
  });

  test("is skipped when nothing moved", () => {
    const days = [day({ ledger: [entry(1, "Paper", "allegation")] })];
    expect(composeDigest({ days, from: FROM, to: TO, zone: "UTC" })).toBeUndefined();
    expect(composeDigest({ days: [], from: FROM, to: TO, zone: "UTC" })).toBeUndefined();
  });
});
