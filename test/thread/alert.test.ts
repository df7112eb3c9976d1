import { describe, expect, test } from "vitest";

import { composeAlert, isBroadcast } from "../../src/thread/alert.ts";
import { entry } from "../support/build-ledger.ts";

function alert(developments: readonly ReturnType<typeof entry>[], more = {}) {
  return composeAlert({
    outlet: "Kajbladet",
    url: "https://kaj.example/1",
    language: "sv",
    published: new Date("2026-03-14T18:24:00Z"),
    developments,
    covered: [],
    breaksSilence: false,
    zone: "UTC",
    ...more,
  });
}

describe("an alert", () => {
  test("opens with an advisory that names who did what, the urgent first", () => {
    const post = alert([
      entry(1, "Port authority", "no_comment", { evidence: "Neither would comment." }),
      entry(2, "Coast guard", "no_comment", { evidence: "Neither would comment." }),
      entry(3, "Eva Lind", "statement"),
    ]);
    expect(post.text.split("\n")).toEqual([
      "ADDS: Port authority and Coast guard decline to comment; Eva Lind speaks — Kajbladet (sv) · 14 Mar 18:24",
      "• NO COMMENT Port authority, Coast guard: “Neither would comment.”",
      "• STATEMENT Eva Lind: “Eva Lind said so at 3.”",
      "https://kaj.example/1",
    ]);
  });

  test("about a denial says so first and looks like it", () => {
    const post = alert([entry(1, "Union", "statement"), entry(2, "Norvik", "denial")]);
    expect(post.text).toMatch(/^DENIAL: Norvik denies; Union speaks/u);
    expect(post.tone).toBe("denied");
  });

  test("leaves a language that is not known unsaid", () => {
    const { text, blocks } = alert([entry(1, "Union", "statement")], { language: "und" });
    expect(text).toContain("Kajbladet · 14 Mar 18:24");
    expect(JSON.stringify(blocks)).not.toContain("und)");
  });

  test("names what was known already", () => {
    const covered = [
      { sentence: "A.", because: "Norvik's denial, known since 14 Mar", itemId: "3" },
      { sentence: "B.", because: "background", itemId: undefined },
    ];
    expect(alert([entry(1, "Union", "statement")], { covered }).text).toContain(
      "Known already: Norvik's denial, known since 14 Mar",
    );
  });

  test.each([
    ["denial", false, true],
    ["walk_back", false, true],
    ["correction", false, true],
    ["statement", true, true],
    ["statement", false, false],
    ["no_comment", false, false],
    ["allegation", false, false],
  ] as const)(
    "of a %s (first word of a silent party: %s) is broadcast: %s",
    (type, first, wanted) => {
      expect(isBroadcast({ developments: [entry(1, "A", type)], breaksSilence: first })).toBe(
        wanted,
      );
    },
  );
});
