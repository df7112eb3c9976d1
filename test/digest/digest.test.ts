import { describe, expect, test } from "vitest";

import { composeDigest, type StoryDay } from "../../src/digest/digest.ts";
import { foldLedger } from "../../src/thread/standing.ts";
import { entry, story } from "../support/build-ledger.ts";

const TO = new Date("2026-03-15T06:00:00Z");

const LEDGER = [
  entry(1, "Paper", "allegation"),
  entry(2, "Norvik", "denial"),
  entry(3, "Ministry", "no_comment"),
];

/** A story whose first so many developments came before the span. */
function day(more: Partial<StoryDay> = {}, ledger = LEDGER): StoryDay {
  return {
    story: story(),
    was: foldLedger(ledger.slice(0, 1)),
    now: foldLedger(ledger),
    news: ledger.slice(1),
    items: 12,
    repeats: 9,
    alerts: 2,
    threadUrl: undefined,
    ...more,
  };
}

describe("a digest", () => {
  test("tells was and now by story, and who is still silent", () => {
    const quiet = day({ items: 0, repeats: 0, alerts: 0 }, LEDGER.slice(0, 1));
    const post = composeDigest({ days: [day(), quiet], held: [], to: TO, zone: "UTC" });
    expect(post?.text.split("\n")).toEqual([
      "Digest 15 Mar · 1 story moved, 1 quiet · 12 reports read, 2 alerts, 9 repeats",
      "Harbour crane leak: alleged -> denied, 1 denial, 1 silent",
      "  Norvik denies: “Norvik said so at 2.” [Meridian Wire]",
      "  Ministry declines to comment: “Ministry said so at 3.” [Meridian Wire]",
      "Still silent: Ministry",
    ]);
  });

  test("is skipped when nothing moved", () => {
    const days = [day({}, LEDGER.slice(0, 1))];
    expect(composeDigest({ days, held: [], to: TO, zone: "UTC" })).toBeUndefined();
    expect(composeDigest({ days: [], held: [], to: TO, zone: "UTC" })).toBeUndefined();
  });

  test("names the stories of beats for which the day had no room", () => {
    const held = [{ beat: "ports", title: "Crane falls", url: undefined, outlet: "Courier" }];
    expect(composeDigest({ days: [], held, to: TO, zone: "UTC" })?.text.split("\n")).toEqual([
      "Digest 15 Mar · 0 stories moved, 0 quiet · 0 reports read, 0 alerts, 0 repeats",
      "Also on the beat ports: Crane falls [Courier]",
    ]);
  });
});
