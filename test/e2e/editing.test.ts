import { PassThrough, Readable } from "node:stream";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { openSqlite } from "../../src/adapters/sqlite/open.ts";
import { takeIn } from "../../src/app/take-in.ts";
import { assembleDesk, sha256 } from "../../src/cli/assemble.ts";
import { runCommand } from "../../src/cli/program.ts";
import { readSettings } from "../../src/settings/settings.ts";
import { CRANE_REPORTS } from "../support/crane-reports.ts";
import { HandClock, keptLog } from "../support/open-desk.ts";
import { makeHome } from "../support/run-program.ts";

let home: ReturnType<typeof makeHome>;

beforeEach(() => {
  home = makeHome([]);
});
afterEach(() => {
  home.remove();
});

/** Runs a command of the program in this process. */
async function run(...args: readonly string[]) {
  const lines: string[] = [];
  const line = (text: string) => void lines.push(text);
  const status = await runCommand(args, {
    environment: home.environment,
    print: line,
    complain: line,
    input: Readable.from([]),
    output: new PassThrough(),
    ending: new AbortController().signal,
  });
  return { status, printed: lines.join("\n") };
}

/** Two stories on disk, as a service has left them: the memo's with these reports, and another. */
async function leaveStories(...names: readonly string[]): Promise<void> {
  const database = await openSqlite({ path: home.database, mode: "service" });
  const clock = new HandClock("2026-03-14T06:00:00Z");
  const desk = await assembleDesk(readSettings(home.environment), {
    database,
    log: keptLog(),
    clock,
  });
  const workspace = await database.follows.ensureWorkspace({
    platform: "slack",
    externalId: "T1",
    name: "Harbour desk",
  });
  for (const title of ["Norvik Cranes harbour memo", "Selby harbour strike"]) {
    const story = await database.stories.create(workspace.id, {
      slug: title.toLowerCase().replaceAll(" ", "-"),
      title,
      topic: { kind: "words", words: title },
      createdAt: clock.now(),
    });
    desk.memories.begin(story);
  }
  const feed = await database.feeds.ensure(
    { url: "https://a.example/rss", outlet: "A", workspaceId: undefined, origin: "command" },
    clock.now(),
  );
  for (const { url, title, content } of CRANE_REPORTS.filter((one) =>
    names.some((name) => one.url.endsWith(`/${name}`)),
  )) {
    const at = clock.now();
    const entry = { key: url, feedId: feed.id, workspaceId: undefined, outlet: new URL(url).host };
    const item = { ...entry, url, canonicalUrl: url, title, summary: "", content };
    await takeIn(
      [{ item: { ...item, published: at, seenAt: at }, textHash: sha256(content) }],
      "live",
      desk,
    );
    clock.pass(60);
  }
  await database.close();
}

describe("editing on the command line", () => {
  test("feedback, its undo, a merger and a split say what has changed, and “why” who said it", async () => {
    await leaveStories("memo", "denial", "strike");
    const link = "https://ledger.example/denial";
    const said = await run("feedback", "norvik", link, "wrong-story", "--by", "Mira");
    expect(said.printed).toMatch(/folded anew: denied, \d reports -> \w+, \d reports?\./u);
    expect(said.printed).toContain(`feedback norvik-cranes-harbour-memo ${link} undo`);
    const why = await run("why", link);
    expect(why.printed).toMatch(/An editor \(Mira, .*\) said of\s+“Norvik Cranes harbour memo”/u);
    const undone = await run("feedback", "norvik", link, "undo");
    expect(undone.printed).toMatch(/folded anew: \w+, \d reports? -> denied, \d reports\./u);
    const merged = await run("story", "merge", "selby", "norvik");
    expect(merged.printed).toMatch(/has the \d reports? of “Selby harbour strike” as well/u);
    const strike = "https://port-news.example/strike";
    const split = await run("story", "split", "selby-harbour-strike", strike, "--by", "Mira");
    expect(split.printed).toContain("New story “Crane drivers at Selby harbour to strike");
    expect([said, why, undone, merged, split].map(({ status }) => status)).toEqual([0, 0, 0, 0, 0]);
  }, 60_000);

  test("what cannot be done is said in one sentence with what to do", async () => {
    await leaveStories("memo");
    for (const [args, status, sentence] of [
      [["feedback"], 2, "Give the story's name, the report's link"],
      [["feedback", "norvik", "https://a.example/x", "bad"], 2, "wrong-story, not-new or undo"],
      [["feedback", "alaska", "https://a.example/x", "undo"], 1, "No story here goes by “alaska”"],
      [["story"], 2, "Say what to do"],
      [["story", "merge", "norvik"], 2, "Name two stories"],
      [["story", "merge", "norvik", "selby", "--workspace", "Mars"], 1, "There is: “Harbour desk”"],
      [["story", "split", "norvik", "not-a-link"], 2, "the links of the reports"],
    ] as const) {
      const result = await run(...args);
      expect([args, result.printed]).toEqual([args, expect.stringContaining(sentence)]);
      expect([args, result.status]).toEqual([args, status]);
    }
  }, 60_000);
});
