import { ApplicationCommandOptionType } from "discord.js";
import { expect, vi } from "vitest";

import { startPublisher } from "../../src/adapters/publisher/publisher.ts";
import { HandMovedClock } from "../../src/app/hand-moved-clock.ts";
import { DiscordApiServer } from "./discord-api-server.ts";
import { BOT_ID, componentsIn, sentMessage, type StoredMessage } from "./discord-messages.ts";
import { type DiscordTwin, startDiscordTwin } from "./discord-twin.ts";
import { AFFAIR, TOPIC } from "./e2e-affair.ts";
import { makeHome, type RunningProgram, startProgram } from "./run-program.ts";

/** The real program as a process of its own, on a Discord and on publishers that outlive it. */
export interface ProgramOnDiscord {
  /** The API. The gateway is a twin's. */
  readonly server: DiscordApiServer;
  /** Starts it on the data of the run before. Resolves once it takes commands. */
  start(): Promise<RunningProgram>;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** Gives `/story follow` for the affair and waits for the answer's text. */
  follow(): Promise<string>;
  /** The publishers go on to this part of the affair. */
  publishUntil(offsetMs: number): void;
  /** Everything printed by all runs. */
  printed(): string;
  /** Ends everything. @throws when a request was not as Discord's document has it */
  close(): Promise<void>;
}

/** The affair began so long before the test, so that none of it lies in the future. */
const BEGAN_BEFORE_MS = 12 * 3600_000;

/** Sets up a Discord, the affair's publishers and an empty folder; nothing runs yet. */
export async function openProgramOnDiscord(): Promise<ProgramOnDiscord> {
  const server = new DiscordApiServer();
  await server.start();
  const { token, guild } = server;
  const twin = await startDiscordTwin({ guild, token, bot: BOT_ID });
  server.gatewayUrl = twin.discord.gatewayUrl;
  const begins = new Date(Date.now() - BEGAN_BEFORE_MS);
  const clock = new HandMovedClock(begins);
  const publisher = await startPublisher({ items: AFFAIR, clock, startAt: begins });
  const home = makeHome(publisher.feeds);
  const environment = {
    ...home.environment,
    DISCORD_TOKEN: token,
    DISCORD_API_URL: server.apiUrl,
    LOG_LEVEL: "debug",
  };
  const runs: RunningProgram[] = [];
  const kill = async (): Promise<void> => {
    runs.at(-1)?.child.kill("SIGKILL");
    await runs.at(-1)?.ended;
  };
  return {
    server,
    kill,
    async start() {
      const run = startProgram(["start"], environment, home.folder);
      runs.push(run);
      await run.prints(/Newsthread is running/u);
      return run;
    },
    follow: async () => await follow(twin, server),
    publishUntil(offsetMs) {
      clock.reach(new Date(begins.getTime() + offsetMs));
    },
    printed: () => runs.map((run) => run.printed()).join("\n"),
    async close() {
      await kill();
      await publisher.close();
      await twin.stop();
      home.remove();
      await server.stop();
    },
  };
}

async function follow(twin: DiscordTwin, server: DiscordApiServer): Promise<string> {
  const { String: text, Subcommand: type } = ApplicationCommandOptionType;
  const options = [
    { type, name: "follow", options: [{ type: text, name: "topic", value: TOPIC }] },
  ];
  const id = await twin.give({ name: "story", options });
  const answer = () =>
    server.requests.find(({ method, path }) => method === "PATCH" && path.includes(id));
  await vi.waitFor(() => expect(answer()).toBeDefined(), {
    interval: 5,
    timeout: 15_000,
  });
  return textOf(sentMessage.parse(answer()?.body));
}

/** All text of a message, a line for each part. */
export function textOf({ components, content }: Pick<StoredMessage, "components" | "content">) {
  return [content, ...componentsIn(components).map((component) => component.content ?? "")]
    .filter((line) => line !== "")
    .join("\n");
}
