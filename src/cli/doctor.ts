import path from "node:path";

import { examineDiscord } from "../adapters/discord/discord-doctor.ts";
import { examineSlack } from "../adapters/slack/slack-doctor.ts";
import { AppError } from "../base/errors.ts";
import { loadCatalogue } from "../settings/catalogue.ts";
import { loadLanguagePacks } from "../settings/languages.ts";
import { readSettings, type Settings } from "../settings/settings.ts";
import { openDatabase, openLog } from "./assemble.ts";
import type { CliCommand } from "./command-line.ts";

const HELP = `Usage: newsthread doctor

Checks the settings, the config folder, the database and the platforms, and says what to mend.
Prints the link that invites the bot to a Discord server. Changes nothing; works beside a running service.`;

interface Finding {
  readonly ok: boolean;
  readonly sentence: string;
}

/** Examines an installation. Status 1 when something is to be mended. */
export const doctor: CliCommand = {
  help: HELP,
  async run(_args, context) {
    const settings = readSettings(context.environment);
    const findings = [
      { ok: true, sentence: "Settings: in order." },
      ...(await examineConfig(settings)),
      ...(await examineDatabase(settings)),
      ...(await examinePlatforms(settings)),
    ];
    for (const { ok, sentence } of findings) {
      context.print(`${ok ? "ok  " : "MEND"}  ${sentence}`);
    }
    return findings.every(({ ok }) => ok) ? 0 : 1;
  },
};

async function examineConfig({ configFolder }: Settings): Promise<readonly Finding[]> {
  return [
    await finding(async () => {
      const { feeds, search } = await loadCatalogue(configFolder);
      return `Catalogue: ${feeds.length} feeds, ${search.length} search templates.`;
    }),
    await finding(async () => {
      const packs = loadLanguagePacks(path.join(configFolder, "languages"));
      return await Promise.resolve(`Languages: ${[...packs.keys()].toSorted().join(" ")}.`);
    }),
  ];
}

async function examineDatabase(settings: Settings): Promise<readonly Finding[]> {
  return [
    await finding(async () => {
      const database = await openDatabase(settings, "read-only");
      try {
        const feeds = await database.feeds.list();
        const failing = feeds.filter(({ state }) => state.failures > 0).length;
        const { waiting } = await database.outbox.depth(new Date());
        return `Database: ${feeds.length} feeds (${failing} failing at present), ${waiting} messages waiting.`;
      } finally {
        await database.close();
      }
    }, ["database_missing"]),
  ];
}

async function examinePlatforms(settings: Settings): Promise<readonly Finding[]> {
  const { slack, discord } = settings;
  const log = openLog(settings, process.stderr);
  return [
    ...(slack === undefined
      ? [{ ok: true, sentence: "Slack: not set up (SLACK_BOT_TOKEN is empty)." }]
      : await examineSlack({
          token: slack.botToken,
          apiUrl: slack.apiUrl,
          log,
          ...(slack.appToken !== undefined && { appToken: slack.appToken }),
        })),
    ...(discord === undefined
      ? [{ ok: true, sentence: "Discord: not set up (DISCORD_TOKEN is empty)." }]
      : await examineDiscord({ token: discord.token, apiUrl: discord.apiUrl })),
  ];
}

/** A check as a finding. Failures with one of the `fine` codes are no fault: there is nothing there yet. */
async function finding(
  check: () => Promise<string>,
  fine: readonly string[] = [],
): Promise<Finding> {
  try {
    return { ok: true, sentence: await check() };
  } catch (error) {
    if (error instanceof AppError) {
      return { ok: fine.includes(error.code), sentence: error.message };
    }
    throw error;
  }
}
