import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";

import { createLogger, type LoggerOptions } from "../../../src/adapters/log/logger.ts";
import { AppError } from "../../../src/base/errors.ts";
import type { Log } from "../../../src/ports/log.ts";

interface Recording {
  readonly log: Log;
  readonly lines: string[];
  /** The only line there is, parsed. */
  readonly line: () => Record<string, unknown>;
}

function parsed(line: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(line));
}

function recording(options: Partial<LoggerOptions> = {}): Recording {
  const lines: string[] = [];
  const stream = { write: (line: string): void => void lines.push(line) };
  return {
    log: createLogger({ level: "debug", stream, ...options }),
    lines,
    line: () => {
      expect(lines).toHaveLength(1);
      return parsed(lines[0]!);
    },
  };
}

// Put together here so that no scanner takes them for real ones.
const SLACK_BOT = ["xoxb", "123456789012", "987654321098", "CanarySlackBotToken"].join("-");
const SLACK_APP = ["xapp", "1", "A0CANARY", "42", "canaryslackapptoken"].join("-");
const SLACK_ROTATED = `xoxe.${["xoxp", "1", "CanaryRotatedToken"].join("-")}`;
const DISCORD = ["MTE5Q2FuYXJ5VG9rZW5IZXJl", "GcAnAr", "y0123456789-_canary0123456789canary"].join(
  ".",
);
const CANARIES: readonly (readonly [where: string, text: string, secret: string])[] = [
  ["a Slack bot token", `refused ${SLACK_BOT}`, SLACK_BOT],
  ["a Slack app token", `with ${SLACK_APP}, again`, SLACK_APP],
  ["a rotated Slack token", SLACK_ROTATED, "CanaryRotatedToken"],
  ["a Discord token", `login(${DISCORD})`, DISCORD],
  ["a bot header", `Bot ${DISCORD}`, "canary0123456789"],
  ["a bearer header", "Authorization: Bearer canary-abc", "canary-abc"],
  ["a header in JSON", '{"authorization":"Basic Y2FuYXJ5"}', "Y2FuYXJ5"],
  ["a cookie", "set-cookie: session=canary42; path=/", "canary42"],
  ["basic credentials alone", "sent Basic Y2FuYXJ5Og==", "Y2FuYXJ5"],
  ["a user name in a URL", "https://canary:p@ss@feeds.example/rss", "canary"],
  ["a password in a URL", "GET https://desk:canary@feeds.example/rss 401", "canary"],
  ["a database address", "postgres://desk:canary@db/news", "canary"],
  ["a token in a query", "https://feeds.example/rss?x=1&token=canary&y=2", "canary"],
  ["a key in a query", "https://feeds.example/rss?api_key=canary#top", "canary"],
  ["a secret in a query", "https://feeds.example/rss?client_secret=canary", "canary"],
  ["a signature in a query", "https://cdn.example/a?X-Amz-Signature=canary&sig=canary", "canary"],
  [
    "a URL within a URL",
    "https://a.example/?u=https%3A%2F%2Fb.example%3Ftoken%3Dcanary%26n%3D1",
    "canary",
  ],
  ["a Discord webhook", "https://discord.com/api/webhooks/1234567890/canary-_x", "canary"],
  ["a Discord interaction", "/interactions/1234567890/canaryTOKEN/callback", "canaryTOKEN"],
  ["a Slack webhook", "https://hooks.slack.com/services/T0/B0/canary", "canary"],
  ["a Slack answer address", "https://hooks.slack.com/commands/T0/1/canary", "canary"],
];

describe("the line", () => {
  test("is JSON with level, time, facts and message", () => {
    const { log, line } = recording();
    log.info({ story: "alibaba-ft-memo", claims: 5, at: new Date(0) }, "item taken in");
    expect(line()).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
      story: "alibaba-ft-memo",
      claims: 5,
      at: "1970-01-01T00:00:00.000Z",
      msg: "item taken in",
    });
  });

  test.each([
    ["debug", ["debug", "info", "warn", "error"]],
    ["info", ["info", "warn", "error"]],
    ["warn", ["warn", "error"]],
    ["error", ["error"]],
  ] as const)("at level %s the levels %j are written", (level, written) => {
    const { log, lines } = recording({ level });
    for (const name of ["debug", "info", "warn", "error"] as const) {
      log[name]({}, name);
    }
    expect(lines.map((line) => parsed(line)["level"])).toEqual(written);
  });

  test("stays one line whatever the facts hold", () => {
    const { log, lines } = recording();
    log.info({ title: 'a\nb\u2028c"}\n{"level":"error"' }, "item\ntaken in %s %d %j");
    expect(lines).toHaveLength(1);
    expect(lines[0]!.trimEnd()).not.toContain("\n");
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: "info", msg: "item\ntaken in %s %d %j" });
  });

  test("a fact named like a field of the line does not stand in for it", () => {
    const { log, line } = recording();
    log.info({ level: "error", msg: "other", time: "never" }, "item taken in");
    expect(line()).toMatchObject({ level: "info", msg: "item taken in", level_: "error" });
  });
});

describe("an error", () => {
  test("is written with code, remedy, facts and cause", () => {
    const { log, line } = recording();
    const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const error = new AppError("Slack cannot be reached", {
      code: "slack_unreachable",
      remedy: "retry-later",
      facts: { channel: "C1" },
      cause,
    });
    log.warn({ err: error }, "post failed");
    expect(line()["err"]).toMatchObject({
      name: "AppError[slack_unreachable]",
      message: "Slack cannot be reached",
      code: "slack_unreachable",
      remedy: "retry-later",
      facts: { channel: "C1" },
      stack: expect.stringMatching(/^at /u),
      cause: { name: "Error", code: "ECONNREFUSED" },
    });
  });

  test("does not bring the body it carries", () => {
    const { log, lines } = recording();
    const error = Object.assign(new Error("An API error occurred"), {
      data: { text: "CANARY" },
      requestBody: { json: "CANARY" },
      response: { body: "CANARY" },
    });
    log.error({ err: error }, "post failed");
    expect(lines.join("")).not.toContain("CANARY");
  });
});

describe("secrets", () => {
  test.each(CANARIES)("%s is withheld in a fact", (_, text, secret) => {
    const { log, lines } = recording();
    log.info({ url: text }, "polled");
    expect(lines.join("")).not.toContain(secret);
    expect(lines.join("")).toContain("[redacted]");
  });

  test.each(CANARIES)(
    "%s is withheld in message, key, depth, error, stack and cause",
    (_, text, secret) => {
      const { log, lines } = recording();
      const error = new Error(text, { cause: new Error(text) });
      error.stack = `Error: ${text}\n    at fetch (${text}:1:1)`;
      log.info({ [text]: 1 }, text);
      log.info({ a: [{ b: new Map([["c", new Set([text])]]) }] }, "deep");
      log.error({ err: error }, "failed");
      expect(lines).toHaveLength(3);
      expect(lines.join("")).not.toContain(secret);
    },
  );

  test.each(["token", "botToken", "SLACK_BOT_TOKEN", "signing_secret", "password", "Cookie"])(
    "the value of a field named %s is withheld whatever it looks like",
    (name) => {
      const { log, line } = recording();
      log.info({ [name]: "plain", nested: { [name]: { deep: "plain" } } }, "x");
      expect(line()).toMatchObject({ [name]: "[redacted]", nested: { [name]: "[redacted]" } });
    },
  );

  test("a secret of this installation is withheld though it has no form", () => {
    const { log, lines } = recording({ secrets: ["s3cr/t of ours", "ab"] });
    log.info(
      { at: "x s3cr/t of ours y", encoded: "s3cr%2Ft%20of%20ours", word: "cab" },
      "s3cr/t of ours",
    );
    expect(lines.join("")).not.toMatch(/s3cr/u);
    expect(lines.join("")).toContain("cab");
  });

  test.each([
    "The key question is open; the secret memo says tokens are traded",
    "Basic Law of Hong Kong",
    "https://www.example.com/a/monkey-business?id=7&utm_source=rss",
    "desk@example.org wrote",
    "3.12.4 and node-cron.d.ts",
    "needs SLACK_BOT_TOKEN (xoxb-) under OAuth",
  ])("ordinary text stays as it is: %s", (text) => {
    const { log, line } = recording();
    log.info({ text }, "x");
    expect(line()["text"]).toBe(text);
  });

  test("a secret amid any text is withheld", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { log, lines } = recording();
        log.info({ said: `${before} ${SLACK_BOT} ${after}` }, `${before} ${DISCORD} ${after}`);
        expect(lines.join("")).not.toContain("CanarySlackBotToken");
        expect(lines.join("")).not.toContain("canary0123456789");
      }),
    );
  });
});

describe("facts of any kind", () => {
  test("cycles, getters that throw, streams and large values end in a short line", () => {
    const { log, lines } = recording();
    const loop: Record<string, unknown> = { name: "loop" };
    loop["self"] = loop;
    loop["list"] = Array.from({ length: 1000 }, () => loop);
    const trap = Object.defineProperty({}, "boom", {
      enumerable: true,
      get: () => {
        throw new Error("boom");
      },
    });
    log.info(
      { trap, bytes: Buffer.alloc(1e6), body: "x".repeat(1e6), never: Number.NaN, loop },
      "x",
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]!.length).toBeLessThan(50_000);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      trap: { boom: "[unreadable]" },
      bytes: "[1000000 bytes]",
      never: "NaN",
    });
  });

  test("no facts make the log throw, and every line is JSON", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.string(), (facts, message) => {
        const { log, line } = recording();
        log.info(facts, message);
        expect(line()["level"]).toBe("info");
      }),
    );
  });

  test.each([
    ["<", "https://".repeat(4000)],
    ["@", "a://".concat("b".repeat(40_000))],
    ["key", "key".repeat(20_000)],
    ["dots", "a.".repeat(20_000)],
    ["words", "a-".repeat(20_000)],
    ["authorization", "authorization: ".repeat(5000)],
  ])("bait for a slow pattern ends like any text (%s)", (_, bait) => {
    const { log, lines } = recording();
    log.info({ bait }, bait);
    expect(lines).toHaveLength(1);
  });
});
