import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { AppError } from "../../src/base/errors.ts";
import { readSettings, secretsOf, SETTING_NAMES } from "../../src/settings/settings.ts";

/** The lines of complaint about an environment, without the heading. */
function complaints(environment: Readonly<Record<string, string>>): readonly string[] {
  return complaint(environment)
    .split("\n")
    .slice(1)
    .map((line) => line.trim());
}

function complaint(environment: Readonly<Record<string, string>>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (
      error instanceof AppError &&
      error.code === "settings_invalid" &&
      error.remedy === "fix-settings"
    ) {
      return error.message;
    }
    throw error;
  }
  return "";
}

const SLACK = { SLACK_BOT_TOKEN: "xoxb-1-a", SLACK_APP_TOKEN: "xapp-1-a" };

describe("an environment that is right", () => {
  test("with nothing set every setting has its default", () => {
    expect(readSettings({})).toEqual({
      slack: undefined,
      discord: undefined,
      databasePath: path.join("data", "newsthread.db"),
      dataFolder: "./data",
      configFolder: "./config",
      allowNetworks: [],
      minPollMs: 300_000,
      port: 3000,
      logLevel: "info",
      maxFeedBytes: 16 * 1024 * 1024,
      digest: { atMinute: 480, zone: "UTC" },
      contact: undefined,
    });
  });

  test("with everything set every setting is what was said", () => {
    const settings = readSettings({
      SLACK_BOT_TOKEN: "xoxb-1-a",
      SLACK_APP_TOKEN: "xapp-1-a",
      SLACK_SIGNING_SECRET: "8f742231b10e8888abcd99yyyzzz85a5",
      SLACK_API_URL: "http://127.0.0.1:4001/api/",
      DISCORD_TOKEN: "fake-bot-token",
      DISCORD_API_URL: "http://127.0.0.1:4002/api",
      DATABASE_URL: "sqlite:/srv/news/x.db",
      NEWSTHREAD_DATA: "/srv/news",
      NEWSTHREAD_CONFIG: "/etc/news",
      ALLOW_NETWORKS: "10.20.0.0/16, fd00:20::/32,192.168.1.7",
      POLL_SECONDS: "60",
      PORT: "0",
      LOG_LEVEL: "debug",
      MAX_FEED_MB: "2",
      DIGEST_AT: "17:30",
      DIGEST_ZONE: "Europe/Stockholm",
      USER_AGENT_CONTACT: "https://desk.example.org/bot",
    });
    expect(settings).toEqual({
      slack: {
        botToken: "xoxb-1-a",
        appToken: "xapp-1-a",
        signingSecret: "8f742231b10e8888abcd99yyyzzz85a5",
        apiUrl: "http://127.0.0.1:4001/api/",
      },
      discord: { token: "fake-bot-token", apiUrl: "http://127.0.0.1:4002/api" },
      databasePath: "/srv/news/x.db",
      dataFolder: "/srv/news",
      configFolder: "/etc/news",
      allowNetworks: ["10.20.0.0/16", "fd00:20::/32", "192.168.1.7/32"],
      minPollMs: 60_000,
      port: 0,
      logLevel: "debug",
      maxFeedBytes: 2 * 1024 * 1024,
      digest: { atMinute: 1050, zone: "Europe/Stockholm" },
      contact: "https://desk.example.org/bot",
    });
  });

  test("an empty or blank line means that the variable is not set", () => {
    const empty = Object.fromEntries(SETTING_NAMES.map((name) => [name, ""]));
    const blank = Object.fromEntries(SETTING_NAMES.map((name) => [name, " \t"]));
    expect(readSettings(empty)).toEqual(readSettings({}));
    expect(readSettings(blank)).toEqual(readSettings({}));
  });

  test("blanks around a value do not belong to it", () => {
    expect(readSettings({ ...SLACK, SLACK_BOT_TOKEN: " xoxb-1-a\r" }).slack?.botToken).toBe(
      "xoxb-1-a",
    );
  });

  test.each([
    ["sqlite:news.db", "news.db"],
    ["sqlite:./a b/news.db", "./a b/news.db"],
    ["sqlite:///srv/news.db", "/srv/news.db"],
    ["sqlite::memory:", ":memory:"],
  ])("the database %s is the file %s", (value, file) => {
    expect(readSettings({ DATABASE_URL: value }).databasePath).toBe(file);
  });

  test("the database lies in the data folder unless it is named", () => {
    expect(readSettings({ NEWSTHREAD_DATA: "/srv/news" }).databasePath).toBe(
      "/srv/news/newsthread.db",
    );
  });

  test("Slack is reached with an app token or with a signing secret alone", () => {
    expect(readSettings(SLACK).slack?.signingSecret).toBeUndefined();
    const overHttp = { SLACK_BOT_TOKEN: "xoxb-1-a", SLACK_SIGNING_SECRET: "0123456789abcdef" };
    expect(readSettings(overHttp).slack?.appToken).toBeUndefined();
  });
});

test("the secrets of the settings are told apart from the rest", () => {
  const settings = readSettings({
    ...SLACK,
    SLACK_SIGNING_SECRET: "0123456789abcdef",
    DISCORD_TOKEN: "fake-bot-token",
  });
  expect(secretsOf(settings)).toEqual([
    "xoxb-1-a",
    "xapp-1-a",
    "0123456789abcdef",
    "fake-bot-token",
  ]);
  expect(secretsOf(readSettings({}))).toEqual([]);
});

describe("an environment that is wrong", () => {
  test.each([
    ["SLACK_BOT_TOKEN", "xoxp-1-a", /user token \(xoxp-\).*xoxb-/u],
    ["SLACK_BOT_TOKEN", "xapp-1-a", /app-level token.*SLACK_APP_TOKEN/u],
    ["SLACK_BOT_TOKEN", "abcdef", /must begin with xoxb-/u],
    ["SLACK_BOT_TOKEN", "xoxb-your-token", /placeholder/u],
    ["SLACK_BOT_TOKEN", "xoxb-", /placeholder/u],
    ["SLACK_BOT_TOKEN", "xoxb-1-a xoxb-1-b", /blanks/u],
    ["SLACK_APP_TOKEN", "xoxb-1-a", /bot token.*SLACK_BOT_TOKEN/u],
    ["SLACK_APP_TOKEN", "A0123", /must begin with xapp-/u],
    ["SLACK_APP_TOKEN", "xapp-...", /placeholder/u],
    ["SLACK_SIGNING_SECRET", "xoxb-1-a", /holds a token/u],
    ["SLACK_SIGNING_SECRET", "your_signing_secret", /placeholder/u],
    ["SLACK_API_URL", "https://slack.com/api", /ends in \/api\//u],
    ["SLACK_API_URL", "ftp://slack.com/api/", /http or https/u],
    ["SLACK_API_URL", "https://me:pw@slack.com/api/", /without a user name/u],
    ["DISCORD_TOKEN", "changeme", /placeholder/u],
    ["DISCORD_TOKEN", "<token>", /placeholder/u],
    ["DISCORD_TOKEN", "$DISCORD_TOKEN", /placeholder/u],
    ["DISCORD_TOKEN", "Bot abc.def.ghi", /without the word/u],
    ["DISCORD_TOKEN", "123456789012345678", /ID or public key/u],
    ["DISCORD_TOKEN", "ab".repeat(32), /ID or public key/u],
    ["DISCORD_TOKEN", "xoxb-1-a", /Slack token/u],
    ["DISCORD_API_URL", "discord.com/api", /http or https/u],
    ["DATABASE_URL", "postgres://desk:pw@db/news", /PostgreSQL.*later release/u],
    ["DATABASE_URL", "postgresql://desk@db/news", /PostgreSQL.*later release/u],
    ["DATABASE_URL", "mysql://db/news", /sqlite:PATH/u],
    ["DATABASE_URL", "news.db", /sqlite:PATH/u],
    ["DATABASE_URL", "sqlite:", /sqlite:PATH/u],
    ["ALLOW_NETWORKS", "10.0.0.0/33", /10\.20\.0\.0\/16/u],
    ["ALLOW_NETWORKS", "10.0.0.0/8,intranet", /10\.20\.0\.0\/16/u],
    ["ALLOW_NETWORKS", "0.0.0.0/0", /all addresses/u],
    ["ALLOW_NETWORKS", "::/0", /all addresses/u],
    ["ALLOW_NETWORKS", "10.0.0.0/8/8", /separated by commas/u],
    ["ALLOW_NETWORKS", "fe80::1%eth0", /separated by commas/u],
    ["POLL_SECONDS", "9", /10 to 86400/u],
    ["POLL_SECONDS", "5m", /whole number/u],
    ["POLL_SECONDS", "1e3", /whole number/u],
    ["PORT", "65536", /0 to 65535/u],
    ["PORT", "-1", /0 to 65535/u],
    ["LOG_LEVEL", "verbose", /debug, info, warn or error/u],
    ["MAX_FEED_MB", "0", /1 to 256/u],
    ["DIGEST_AT", "24:00", /08:00/u],
    ["DIGEST_AT", "8", /08:00/u],
    ["DIGEST_ZONE", "Stockholm", /Europe\/Stockholm/u],
    ["USER_AGENT_CONTACT", "call me (maybe)", /name@example\.org/u],
    ["USER_AGENT_CONTACT", "https://a.example/)\u0007", /name@example\.org/u],
  ])("%s=%s is refused with what is wanted", (name, value, wanted) => {
    const lines = complaints({ ...SLACK, [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(wanted);
    expect(lines[0]!.startsWith(`${name} `)).toBe(true);
  });

  test("all wrong ones are said at once", () => {
    const lines = complaints({
      SLACK_BOT_TOKEN: "xoxp-1-a",
      PORT: "http",
      DIGEST_ZONE: "Mars/Olympus",
      LOG_LEVEL: "loud",
    });
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "SLACK_BOT_TOKEN",
      "PORT",
      "LOG_LEVEL",
      "DIGEST_ZONE",
      "SLACK_BOT_TOKEN",
    ]);
  });

  test("a bot token alone says which companion to set", () => {
    expect(complaint({ SLACK_BOT_TOKEN: "xoxb-1-a" })).toMatch(
      /SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/u,
    );
  });

  test("an app token without the bot token says where that stands", () => {
    expect(complaint({ SLACK_APP_TOKEN: "xapp-1-a" })).toMatch(
      /SLACK_BOT_TOKEN is missing.*OAuth & Permissions/u,
    );
  });

  test("whatever a value is, no complaint holds it", () => {
    const name = fc.constantFrom(...SETTING_NAMES);
    const canary = fc
      .string({ minLength: 8, maxLength: 40 })
      .map((text) => `CANARY${text.replaceAll(/\s/gu, "_")}`);
    const prefix = fc.constantFrom("", "xoxb-", "xoxp-", "xapp-", "postgres://", "sqlite:", "Bot ");
    fc.assert(
      fc.property(name, prefix, canary, (variable, before, value) => {
        expect(complaint({ ...SLACK, [variable]: before + value })).not.toContain("CANARY");
      }),
      { numRuns: 500 },
    );
  });
});

describe(".env.example", () => {
  const text = readFileSync(path.resolve(import.meta.dirname, "../../.env.example"), "utf8");
  const example = parseEnv(text);

  test("lists exactly the variables that the program reads", () => {
    expect(Object.keys(example).toSorted()).toEqual([...SETTING_NAMES].toSorted());
  });

  test("is a valid environment as it stands, and says the defaults", () => {
    expect(readSettings(example)).toEqual(readSettings({}));
  });

  test("explains every variable in the line above it", () => {
    const lines = text.split("\n");
    const unexplained = lines.filter(
      (line, index) => /^[A-Z_]+=/u.test(line) && !/^# [A-Z].*\.$/u.test(lines[index - 1] ?? ""),
    );
    expect(unexplained).toEqual([]);
  });

  test("holds nothing that looks like a secret", () => {
    expect(text).not.toMatch(/xox[a-z]-\w|xapp-\w|[0-9a-f]{32}|[\w-]{24,}\.[\w-]{6}\./u);
  });
});
