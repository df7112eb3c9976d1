import { beforeAll, describe, expect, test } from "vitest";

import { startProgram } from "../support/run-program.ts";

let printed: string;
let status: number | NodeJS.Signals | null;

beforeAll(async () => {
  const program = startProgram(["demo", "--fast"]);
  program.child.stdin?.end();
  status = await program.ended;
  printed = program.printed();
});

/** Outlets whose reports were marked so, in order. */
function outletsMarked(mark: "alert" | "silent"): readonly string[] {
  const lines = printed.matchAll(/^ {2}\d+ \w+ \d\d:\d\d {2}(alert|silent) +([^:]+): /gmu);
  return [...lines].filter((line) => line[1] === mark).map((line) => line[2] ?? "");
}

describe("the demo", () => {
  test("runs by itself and leaves with three lines on how to connect", () => {
    expect(status).toBe(0);
    expect(printed).toMatch(/Slack .*SLACK_BOT_TOKEN/u);
    expect(printed).toMatch(/Discord .*DISCORD_TOKEN/u);
    expect(printed).toContain("npm start -- --terminal");
  });

  test("alerts to the memo, the denial, its new words, the embassy and the Swedish report, and to nothing else", () => {
    expect(outletsMarked("alert")).toEqual([
      "Financial Times",
      "Harbour Times",
      "Harbour Times",
      "Harbour Times",
      "Kustbladet",
    ]);
  });

  test("names who said what", () => {
    const advisories = [...printed.matchAll(/^ {4}((?:ADDS|DENIAL): .*)$/gmu)].map(
      (line) => line[1] ?? "",
    );
    expect(advisories[0]).toContain("White House memo alleges");
    expect(advisories[1]).toBe("DENIAL: Alibaba denies");
    expect(advisories[2]).toBe("ADDS: Alibaba speaks");
    expect(advisories[3]).toContain("DENIAL: Chinese embassy denies");
    expect(advisories[4]).toBe(
      "ADDS: Alibaba, Vita huset and CIA decline to comment; Dennis Wilder speaks",
    );
  });

  test("stays silent on copies, the spun rewrite, translations, the recap and other stories, and says why", () => {
    expect(outletsMarked("silent")).toHaveLength(13);
    const [, list = ""] = printed.split("Silent: 13 of 18 reports, and why");
    expect(list).toContain("ClickParade");
    expect(list.match(/^ {16}\S/gmu)).toHaveLength(13);
  });

  test("ends in the card and a digest a morning", () => {
    expect(printed.match(/Digest \d+ Nov/gu)).toHaveLength(3);
    const card = printed.slice(printed.lastIndexOf("> /story show"));
    expect(card).toMatch(/DENIED · 2 denials · 2 silent · 13 reports/u);
  });
});
