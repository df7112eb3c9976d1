import { describe, expect, test } from "vitest";

import { composeCard } from "../../src/thread/card.ts";
import { foldLedger } from "../../src/thread/standing.ts";
import { entry, story } from "../support/build-ledger.ts";

const LEDGER = [
  entry(1, "Meridian Wire", "allegation", { evidence: "The memo names the crane maker." }),
  entry(2, "Norvik", "denial", {
    evidence: "“This is untrue from start to end,” Norvik said.",
    via: "AFP",
  }),
  entry(3, "Port authority", "no_comment", { itemId: "9" }),
  entry(4, "Coast guard", "no_comment", { itemId: "9" }),
  entry(5, "Union", "statement"),
];

function card(ledger = LEDGER, languages = ["en", "sv"]) {
  return composeCard({
    story: story(),
    standing: foldLedger(ledger),
    reports: 18,
    languages,
    lastAt: new Date("2026-03-14T21:31:00Z"),
    zone: "Europe/Stockholm",
  });
}

describe("a card", () => {
  test("says in its first line all that a phone shows", () => {
    expect(card().text.split("\n")[0]).toBe(
      "Harbour crane leak · DENIED · 1 denial · 2 silent · 18 reports, en sv · 14 Mar 22:31",
    );
  });

  test("names only languages that are known", () => {
    expect(card(LEDGER, ["und", "en"]).text).toContain("18 reports, en · ");
    expect(card(LEDGER, ["und"]).text).toContain("18 reports · ");
  });

  test("shows who stands where, the silent of one report together", () => {
    expect(card().text.split("\n").slice(1)).toEqual([
      "Meridian Wire: “The memo names the crane maker.” [Meridian Wire]",
      "Norvik denies “This is untrue from start to end,” Norvik said. to AFP, 14 Mar [Meridian Wire]",
      "Port authority, Coast guard no comment 14 Mar [Meridian Wire]",
      "Union speaks, 14 Mar: “Union said so at 5.” [Meridian Wire]",
    ]);
  });

  test("of a story without news says so", () => {
    expect(card([]).text).toContain("Nothing reported yet");
    expect(card([]).tone).toBe("neutral");
  });

  test("after k developments is the card of the first k", () => {
    expect(card(LEDGER.slice(0, 2))).toEqual(card(LEDGER.filter(({ seq }) => seq <= 2)));
    expect(card(LEDGER.slice(0, 1)).tone).toBe("alleged");
  });
});
