import { App, type AuthorizeResult, type Logger, type RespondFn } from "@slack/bolt";

import { AppError } from "../../base/errors.ts";
import type { AnswerCommand, CommandSource } from "../../ports/commands.ts";
import type { Log } from "../../ports/log.ts";
import type { Post } from "../../thread/post.ts";
import { boltLogger } from "./bolt-logger.ts";
import { slackCodeOf, toAppError, withAdvice } from "./failures.ts";
import { type Connection, httpConnection } from "./http-connection.ts";
import { renderPost } from "./render.ts";
import { Repeats } from "./repeats.ts";
import { type ParseText, parsePayload, type SlashPayload, toIncoming } from "./slash-command.ts";
import { socketConnection } from "./socket-connection.ts";
import { clientOptions, createWebClient } from "./web-client.ts";

export interface SlackCommandOptions {
  /** Bot token, xoxb-…. */
  readonly token: string;
  /** App-level token, xapp-…: commands come over Socket Mode, and nothing listens on a port. */
  readonly appToken?: string | undefined;
  /** Without an app token: commands come as HTTP requests signed with this. */
  readonly signingSecret?: string | undefined;
  /** Where to listen for those requests; default 3000, 0 for any free port. */
  readonly port?: number | undefined;
  /** Base of the Web API, ending in /api/; absent: Slack itself. */
  readonly apiUrl?: string | undefined;
  readonly parse: ParseText;
  readonly answer: AnswerCommand;
  readonly log: Log;
}

/** Commands out of Slack. `port` is where requests are listened for, once started; absent with Socket Mode. */
export interface SlackCommandSource extends CommandSource {
  readonly port: number | undefined;
}

/**
 * Takes `/story` and `/follow` from Slack and answers each in private.
 *
 * @throws {AppError} `fix-settings` when neither an app token nor a signing secret is given
 */
export function createSlackCommandSource(options: SlackCommandOptions): SlackCommandSource {
  const { token, appToken, signingSecret, log } = options;
  const phase: Phase = { isStarting: false };
  const logger = boltLogger(log, [token, appToken, signingSecret], () => phase.isStarting);
  return new SlackApp(options, connectionOf(options, logger), logger, phase);
}

const DEFAULT_PORT = 3000;

function connectionOf(options: SlackCommandOptions, logger: Logger): Connection {
  const { appToken, signingSecret, port = DEFAULT_PORT, apiUrl, log } = options;
  if (appToken !== undefined && appToken !== "") {
    return socketConnection({ appToken, apiUrl, logger, log });
  }
  if (signingSecret !== undefined && signingSecret !== "") {
    return httpConnection({ signingSecret, port, logger });
  }
  throw new AppError(
    "Commands from Slack need SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): set one of them.",
    { code: "slack_no_command_route", remedy: "fix-settings" },
  );
}

const BROKEN: Post = {
  tone: "neutral",
  text: "Something went wrong here. Try again in a minute; if it happens again, tell whoever runs Newsthread.",
  blocks: [],
};
const STOPPING = "Newsthread is restarting. Try again in a minute.";

interface Phase {
  isStarting: boolean;
}

class SlackApp implements SlackCommandSource {
  readonly platform = "slack";
  readonly #options: SlackCommandOptions;
  readonly #connection: Connection;
  readonly #logger: Logger;
  readonly #repeats = new Repeats();
  readonly #underWay = new Set<Promise<void>>();
  readonly #phase: Phase;
  #bot: AuthorizeResult = {};
  #stopping = false;

  constructor(options: SlackCommandOptions, connection: Connection, logger: Logger, phase: Phase) {
    this.#phase = phase;
    this.#options = options;
    this.#connection = connection;
    this.#logger = logger;
    this.#listen();
  }

  get port(): number | undefined {
    return this.#connection.port;
  }

  async start(): Promise<void> {
    this.#phase.isStarting = true;
    try {
      this.#bot = await this.#introduce();
      this.#stopping = false;
      await this.#connection.open();
    } finally {
      this.#phase.isStarting = false;
    }
    this.#options.log.info(
      { team: this.#bot.teamId ?? "", port: this.port ?? 0 },
      "taking commands from Slack",
    );
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#connection.close();
    await Promise.allSettled(this.#underWay);
  }

  #listen(): void {
    const { token, apiUrl, log } = this.#options;
    const app = new App({
      receiver: this.#connection.receiver,
      // Asking Slack who we are for every command would put Slack's own delays before the answer.
      authorize: () => Promise.resolve({ botToken: token, ...this.#bot }),
      clientOptions: clientOptions({ apiUrl, logger: this.#logger }),
      logger: this.#logger,
      convoStore: false,
    });
    app.command(/^\//u, async ({ ack, body, context, respond }) => {
      await ack(this.#stopping ? { response_type: "ephemeral", text: STOPPING } : undefined);
      await this.#take(body, context["requestName"], respond);
    });
    app.error((error) => {
      log.error({ code: error.code }, "a command from Slack was not taken");
      return Promise.resolve();
    });
  }

  async #take(body: unknown, requestName: unknown, respond: RespondFn): Promise<void> {
    const payload = parsePayload(body);
    if (this.#stopping || payload === undefined || this.#isRepeat(payload, requestName)) {
      return;
    }
    const work = this.#answer(payload, respond);
    this.#underWay.add(work);
    await work.finally(() => this.#underWay.delete(work));
  }

  /** Slack names every command given; where it does not, the request's signature or envelope does. */
  #isRepeat(payload: SlashPayload, requestName: unknown): boolean {
    const { trigger, channel, person, command, text } = payload;
    const name = trigger ?? (typeof requestName === "string" ? requestName : undefined);
    return (
      name !== undefined &&
      this.#repeats.isRepeat(JSON.stringify([name, channel, person, command, text]), Date.now())
    );
  }

  /** Never throws. */
  async #answer(payload: SlashPayload, respond: RespondFn): Promise<void> {
    const post = await this.#compose(payload);
    const message = {
      ...renderPost(post),
      response_type: "ephemeral" as const,
      replace_original: false,
      unfurl_links: false,
      unfurl_media: false,
    };
    try {
      await respond(message);
    } catch {
      this.#options.log.warn(
        { command: payload.command, channel: payload.channel },
        "an answer to a command did not reach Slack",
      );
    }
  }

  async #compose(payload: SlashPayload): Promise<Post> {
    const { parse, answer, log } = this.#options;
    try {
      return await answer(toIncoming(payload, parse));
    } catch (error) {
      const fault = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
      log.error({ command: payload.command, fault }, "a command failed");
      return BROKEN;
    }
  }

  /** @throws {AppError} `fix-settings` naming SLACK_BOT_TOKEN when Slack refuses it */
  async #introduce(): Promise<AuthorizeResult> {
    const { token, apiUrl } = this.#options;
    try {
      const who = await createWebClient({ token, apiUrl, logger: this.#logger }).auth.test();
      return {
        ...(who.bot_id !== undefined && { botId: who.bot_id }),
        ...(who.user_id !== undefined && { botUserId: who.user_id }),
        ...(who.team_id !== undefined && { teamId: who.team_id }),
      };
    } catch (error) {
      throw refusedBotToken(error);
    }
  }
}

/** Why Slack does not say who we are: its refusal of the token, or that it cannot be reached. */
export function refusedBotToken(error: unknown): AppError {
  const reason = slackCodeOf(error);
  const failure = toAppError(error, { method: "auth.test", saysOnce: false });
  if (reason === undefined || failure.remedy === "retry-later") {
    return withAdvice(failure);
  }
  return new AppError(
    `Slack does not accept SLACK_BOT_TOKEN (${reason}): copy the Bot User OAuth Token (xoxb-) from OAuth & Permissions.`,
    { code: "slack_bot_token_refused", remedy: "fix-settings", facts: { reason } },
  );
}
