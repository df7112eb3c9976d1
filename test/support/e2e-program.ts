import { startPublisher } from "../../src/adapters/publisher/publisher.ts";
import { HandMovedClock } from "../../src/app/hand-moved-clock.ts";
import { AFFAIR } from "./e2e-affair.ts";
import { makeHome, type RunningProgram, startProgram } from "./run-program.ts";
import { type SlackServer, startSlackApiServer } from "./slack-api-server.ts";
import { slashCommand } from "./slack-commands.ts";
import { BOT_TOKEN } from "./slack-faults.ts";
import { APP_TOKEN, startSlackSocketServer } from "./slack-socket-server.ts";

/** The real program as a process of its own, on a Slack and on publishers that outlive it. */
export interface ProgramOnSlack {
  readonly slack: SlackServer;
  /** Starts it on the data of the run before. Resolves once it takes commands. */
  start(): Promise<RunningProgram>;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** Gives a command over the socket. @returns the private answer's text */
  story(text: string): Promise<string>;
  /** The publishers go on to this part of the affair. */
  publishUntil(offsetMs: number): void;
  /** Everything printed by all runs. */
  printed(): string;
  close(): Promise<void>;
}

/** The affair began so long before the test, so that none of it lies in the future. */
const BEGAN_BEFORE_MS = 12 * 3600_000;

/** Sets up a Slack, the affair's publishers and an empty folder; nothing runs yet. */
export async function openProgramOnSlack(): Promise<ProgramOnSlack> {
  const slack = await startSlackApiServer();
  const socket = await startSlackSocketServer(slack.apiUrl);
  const begins = new Date(Date.now() - BEGAN_BEFORE_MS);
  const clock = new HandMovedClock(begins);
  const publisher = await startPublisher({ items: AFFAIR, clock, startAt: begins });
  const home = makeHome(publisher.feeds);
  const environment = {
    ...home.environment,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: socket.apiUrl,
    LOG_LEVEL: "debug",
  };
  const runs: RunningProgram[] = [];
  const kill = async (): Promise<void> => {
    runs.at(-1)?.child.kill("SIGKILL");
    await runs.at(-1)?.ended;
  };
  return {
    slack,
    kill,
    async start() {
      const run = startProgram(["start"], environment, home.folder);
      runs.push(run);
      await run.prints(/Newsthread is running/u);
      return run;
    },
    async story(text) {
      const before = slack.responses.length;
      socket.send(slashCommand({ text, response_url: slack.responseUrl }));
      await slack.responded(before + 1);
      return String(slack.responses[before]?.["text"]);
    },
    publishUntil(offsetMs) {
      clock.reach(new Date(begins.getTime() + offsetMs));
    },
    printed: () => runs.map((run) => run.printed()).join("\n"),
    async close() {
      await kill();
      await publisher.close();
      await socket.close();
      await slack.close();
      home.remove();
    },
  };
}
