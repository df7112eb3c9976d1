import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { makeHome, startProgram } from "../support/run-program.ts";
import { listen, shut } from "../support/slack-listen.ts";

let home: ReturnType<typeof makeHome>;

beforeEach(() => {
  home = makeHome();
});

afterEach(() => {
  home.remove();
});

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const program = startProgram(args, { ...home.environment, ...environment }, home.folder);
  program.child.stdin?.end();
  return { status: await program.ended, printed: program.printed() };
}

describe("the program", () => {
  test("lists its commands, and each explains itself", async () => {
    const { status, printed } = await run(["--help"]);
    expect(status).toBe(0);
    const commands = [...printed.matchAll(/^ {2}(\w+) {2,}/gmu)].map((match) => match[1] ?? "");
    expect(commands).toContain("replay");
    for (const command of commands) {
      const help = await run([command, "--help"]);
      expect(help).toMatchObject({ status: 0 });
      expect(help.printed).toContain(`Usage: newsthread ${command}`);
    }
  });

  test.each([
    [["fly"], 2, "There is no command “fly”"],
    [["why"], 2, "Give the link"],
    [["why", "--wild", "https://a.example"], 2, "--wild"],
    [["replay"], 2, "Name a scenario"],
    [["replay", "/nowhere.json"], 1, "cannot be read"],
    [["sources", "test", "ftp://a.example"], 2, "http"],
    [["sources", "test", "http://127.0.0.2:8099/feed"], 1, "127.0.0.2:8099"],
    [["start"], 1, "SLACK_BOT_TOKEN"],
  ])("%j ends with %i and one helpful sentence", async (args, status, sentence) => {
    const result = await run(args);
    expect(result.printed).toContain(sentence);
    expect(result.status).toBe(status);
  });

  test("a feed that is cut off, empty or unreachable fails its test, with no promise to try again", async () => {
    const server = createServer((request, response) => {
      if (request.url === "/broken-off") {
        response.writeHead(200, { "content-length": "1000" }).write("<rss");
        setImmediate(() => response.destroy());
        return;
      }
      const whole = request.url === "/empty" ? "</channel></rss>" : "<item><title>Cra";
      response.end(`<rss version="2.0"><channel><title>Paper</title>${whole}`);
    });
    const base = `http://127.0.0.1:${await listen(server)}`;
    try {
      for (const [at, sentence] of [
        ["/cut-off", "cut off before its first entry"],
        ["/empty", "no entries"],
        ["/broken-off", "was cut off before its end."],
      ] as const) {
        const { status, printed } = await run(["sources", "test", base + at]);
        expect([at, status]).toEqual([at, 1]);
        expect(printed).toContain(sentence);
        expect(printed).not.toContain("tried again by itself");
      }
    } finally {
      await shut(server);
    }
  });

  test.each([
    ["Slack", { SLACK_BOT_TOKEN: "xoxb-1-2-x", SLACK_APP_TOKEN: "xapp-1-2-x" }, "SLACK_API_URL"],
    ["Discord", { DISCORD_TOKEN: "MTIz.abc.def" }, "DISCORD_API_URL"],
  ] as const)(
    "a start during which %s cannot be reached says in one line what to look at",
    async (platform, tokens, setting) => {
      const server = createServer((request) => request.socket.destroy());
      const api = `http://127.0.0.1:${await listen(server)}/api`;
      try {
        const { status, printed } = await run(["start"], {
          ...tokens,
          [setting]: platform === "Slack" ? `${api}/` : api,
        });
        expect(printed).toBe(
          `${platform} cannot be reached: check the network (and ${setting}, if you changed it), then start again.\n`,
        );
        expect(status).toBe(1);
      } finally {
        await shut(server);
      }
    },
  );

  test.each([
    ["Slack", { SLACK_BOT_TOKEN: "xoxb-1-2-x", SLACK_APP_TOKEN: "xapp-1-2-x" }, "SLACK_API_URL"],
    ["Discord", { DISCORD_TOKEN: "MTIz.abc.def" }, "DISCORD_API_URL"],
  ] as const)(
    "a start ends on SIGTERM though %s does not answer",
    async (platform, tokens, setting) => {
      const asked = Promise.withResolvers<void>();
      const server = createServer(() => asked.resolve());
      const api = `http://127.0.0.1:${await listen(server)}/api`;
      const program = startProgram(
        ["start"],
        { ...home.environment, ...tokens, [setting]: platform === "Slack" ? `${api}/` : api },
        home.folder,
      );
      try {
        await asked.promise;
        program.child.kill("SIGTERM");
        expect([await program.ended, program.printed()]).toEqual([
          0,
          "Stopping: finishing what is under way …\n",
        ]);
      } finally {
        await shut(server);
      }
    },
    10_000,
  );

  test("the demo ends at once and cleanly on Ctrl-C", async () => {
    const demo = startProgram(["demo"], {}, home.folder);
    await demo.prints(/ {2}(?:alert|silent) /u);
    demo.child.kill("SIGINT");
    expect(await demo.ended).toBe(0);
    expect(demo.printed()).not.toMatch(/Silent:|The card at the end|That was a rehearsal/u);
  });

  test("a wrong setting is named, its value never", async () => {
    const { status, printed } = await run(["start"], {
      SLACK_BOT_TOKEN: "xoxp-not-a-bot-secret",
      POLL_SECONDS: "soon-secret",
    });
    expect(status).toBe(1);
    expect(printed).toContain("SLACK_BOT_TOKEN");
    expect(printed).toContain("POLL_SECONDS");
    expect(printed).not.toContain('secret"');
    expect(printed).not.toMatch(/not-a-bot-secret|soon-secret/u);
  });

  test("a database that is none is named and left as it was", async () => {
    mkdirSync(path.dirname(home.database));
    writeFileSync(home.database, "This is not a database, but somebody may want it.".repeat(200));
    const before = hashOf(home.database);
    const { status, printed } = await run(["start", "--terminal"]);
    expect(status).toBe(1);
    expect(printed).toContain("newsthread.db");
    expect(hashOf(home.database)).toBe(before);
  });

  test("a second service on one file is refused, while commands that only read work beside it", async () => {
    const first = startProgram(["start", "--terminal"], home.environment, home.folder);
    try {
      await first.prints(/Newsthread is running/u);
      const second = await run(["start", "--terminal"]);
      expect(second.status).toBe(1);
      expect(second.printed).toMatch(/already|in use|another/iu);
      expect(await run(["why", "https://a.example/x"])).toMatchObject({
        status: 0,
        printed: expect.stringContaining("No feed that I read has delivered that link."),
      });
      for (const action of ["add", "remove"]) {
        const { status, printed } = await run(["sources", action, "https://a.example/feed"]);
        expect([status, printed]).toEqual([
          1,
          expect.stringMatching(/^The service is running: stop it first, /u),
        ]);
      }
      expect((await run(["doctor"])).printed).toContain("Database: 0 feeds");
    } finally {
      first.child.kill("SIGINT");
    }
    expect(await first.ended).toBe(0);
  });

  test("commands typed at the terminal are answered, and Ctrl-C ends it cleanly", async () => {
    const program = startProgram(["start", "--terminal"], home.environment, home.folder);
    await program.prints(/Newsthread is running/u);
    program.type("/story follow Norvik Cranes harbour memo");
    await program.prints(/Following “Norvik Cranes harbour memo”/u);
    await program.prints(/NOTHING YET/u);
    program.type("list");
    await program.prints(/1 story followed here/u);
    program.child.kill("SIGINT");
    expect(await program.ended).toBe(0);
  });
});

function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
