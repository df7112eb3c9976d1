import path from "node:path";

import { z } from "zod";

import { AppError } from "../base/errors.ts";
import {
  digestMinute,
  discordToken,
  networks,
  slackAppToken,
  slackBotToken,
  slackSigningSecret,
  sqlitePath,
  userAgentContact,
  webAddress,
  wholeNumber,
  zoneName,
} from "./variables.ts";

/** How Slack is reached. With an app token over a socket, with a signing secret over HTTP. */
export interface SlackSettings {
  readonly botToken: string;
  readonly appToken: string | undefined;
  readonly signingSecret: string | undefined;
  /** Ends in "/api/". */
  readonly apiUrl: string;
}

export interface DiscordSettings {
  readonly token: string;
  /** Ends in "/api". */
  readonly apiUrl: string;
}

/** Everything that the environment says, with its defaults. Holds secrets: never to be logged. */
export interface Settings {
  /** Absent: not to be connected. */
  readonly slack: SlackSettings | undefined;
  /** Absent: not to be connected. */
  readonly discord: DiscordSettings | undefined;
  /** SQLite file, or ":memory:". */
  readonly databasePath: string;
  readonly dataFolder: string;
  readonly configFolder: string;
  /** Private networks that feeds may be fetched from, in CIDR form; normally none. */
  readonly allowNetworks: readonly string[];
  /** No feed is polled more often, in milliseconds. */
  readonly minPollMs: number;
  /** TCP port of the program's own pages; 0 takes any. */
  readonly port: number;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** Largest feed that is read, in bytes as decoded. */
  readonly maxFeedBytes: number;
  /** The digest's time in channels that set none. */
  readonly digest: {
    /** Minutes after local midnight, 0 to 1439. */
    readonly atMinute: number;
    /** IANA name. */
    readonly zone: string;
  };
  /** Address that publishers can reach the operator at, told to them with every request. */
  readonly contact: string | undefined;
}

/** Every variable that the program reads, with its default. `.env.example` lists the same names. */
const Environment = z.object({
  SLACK_BOT_TOKEN: slackBotToken.optional(),
  SLACK_APP_TOKEN: slackAppToken.optional(),
  SLACK_SIGNING_SECRET: slackSigningSecret.optional(),
  SLACK_API_URL: webAddress("/api/").default("https://slack.com/api/"),
  DISCORD_TOKEN: discordToken.optional(),
  DISCORD_API_URL: webAddress("/api").default("https://discord.com/api"),
  DATABASE_URL: sqlitePath.optional(),
  NEWSTHREAD_DATA: z.string().default("./data"),
  NEWSTHREAD_CONFIG: z.string().default("./config"),
  ALLOW_NETWORKS: networks.default([]),
  POLL_SECONDS: wholeNumber(10, 86_400).default(300),
  PORT: wholeNumber(0, 65_535).default(3000),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], { error: "must be debug, info, warn or error" })
    .default("info"),
  MAX_FEED_MB: wholeNumber(1, 256).default(16),
  DIGEST_AT: digestMinute.default(8 * 60),
  DIGEST_ZONE: zoneName.default("UTC"),
  USER_AGENT_CONTACT: userAgentContact.optional(),
});

type Values = z.output<typeof Environment>;
type Given = Readonly<Record<string, string>>;

/** The names of the variables that {@link readSettings} reads. */
export const SETTING_NAMES: readonly string[] = Object.keys(Environment.shape);

/**
 * Reads the settings from an environment. A variable that is empty or blank counts as not set;
 * variables of other names are not looked at.
 *
 * @throws {AppError} `settings_invalid`, listing every wrong variable by name with what is wanted,
 * never by value
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = givenOf(environment);
  const parsed = Environment.safeParse(given);
  const wrong = [
    ...(parsed.success ? [] : parsed.error.issues.map(sentenceOf)),
    ...missingBeside(given),
  ];
  if (!parsed.success || wrong.length > 0) {
    throw new AppError(
      `Some settings are not right; correct them in .env or the environment:\n${wrong.join("\n")}`,
      { code: "settings_invalid", remedy: "fix-settings", facts: { wrong: wrong.length } },
    );
  }
  return settingsOf(parsed.data);
}

function givenOf(environment: Readonly<Record<string, string | undefined>>): Given {
  const trimmed = SETTING_NAMES.map((name) => [name, environment[name]?.trim() ?? ""] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ""));
}

function sentenceOf(issue: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): string {
  return `  ${String(issue.path[0])} ${issue.message}`;
}

/** What one variable wants of another. Checked on what was given, so that all is said at once. */
function missingBeside(given: Given): readonly string[] {
  const has = (name: string): boolean => given[name] !== undefined;
  const connects = has("SLACK_APP_TOKEN") || has("SLACK_SIGNING_SECRET");
  if (has("SLACK_BOT_TOKEN") && !connects) {
    return [
      "  SLACK_BOT_TOKEN needs a companion: set SLACK_APP_TOKEN (Socket Mode, no public address needed) or SLACK_SIGNING_SECRET (Slack calls this program over HTTP)",
    ];
  }
  if (!has("SLACK_BOT_TOKEN") && connects) {
    return [
      "  SLACK_BOT_TOKEN is missing: SLACK_APP_TOKEN and SLACK_SIGNING_SECRET do nothing without it; it stands under OAuth & Permissions of the Slack app",
    ];
  }
  return [];
}

function settingsOf(values: Values): Settings {
  return {
    slack: slackOf(values),
    discord:
      values.DISCORD_TOKEN === undefined
        ? undefined
        : { token: values.DISCORD_TOKEN, apiUrl: values.DISCORD_API_URL },
    databasePath: values.DATABASE_URL ?? path.join(values.NEWSTHREAD_DATA, "newsthread.db"),
    dataFolder: values.NEWSTHREAD_DATA,
    configFolder: values.NEWSTHREAD_CONFIG,
    allowNetworks: values.ALLOW_NETWORKS,
    minPollMs: values.POLL_SECONDS * 1000,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    maxFeedBytes: values.MAX_FEED_MB * 1024 * 1024,
    digest: { atMinute: values.DIGEST_AT, zone: values.DIGEST_ZONE },
    contact: values.USER_AGENT_CONTACT,
  };
}

function slackOf(values: Values): SlackSettings | undefined {
  if (values.SLACK_BOT_TOKEN === undefined) {
    return undefined;
  }
  return {
    botToken: values.SLACK_BOT_TOKEN,
    appToken: values.SLACK_APP_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET,
    apiUrl: values.SLACK_API_URL,
  };
}

/** Every secret that the settings hold, to be withheld from the log. */
export function secretsOf({ slack, discord }: Settings): readonly string[] {
  return [slack?.botToken, slack?.appToken, slack?.signingSecret, discord?.token].filter(
    (secret) => secret !== undefined,
  );
}
