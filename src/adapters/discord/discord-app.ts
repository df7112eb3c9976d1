import {
  Client,
  GatewayDispatchEvents,
  GatewayIntentBits,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from "discord.js";

import { AppError } from "../../base/errors.ts";
import type { AnswerCommand, CommandSource } from "../../ports/commands.ts";
import type { Log } from "../../ports/log.ts";
import type { Post } from "../../thread/post.ts";
import { commands, type SlashCommand } from "./answers.ts";
import { COMMANDS, isSameCommands } from "./command-definitions.ts";
import { connectGateway } from "./gateway.ts";
import { parseSlashCommand, readInteraction } from "./read-interaction.ts";
import { NO_MENTIONS, renderPlain, renderPost } from "./render.ts";
import { DiscordApi, type DiscordConnection } from "./rest.ts";

/** Commands remembered, so that one that the gateway repeats is answered once. */
const REMEMBERED = 1_000;

export interface DiscordCommandSourceOptions extends DiscordConnection {
  readonly answer: AnswerCommand;
  readonly log: Log;
}

/**
 * Takes slash commands from Discord's gateway, which needs no public address and no privileged intent.
 *
 * A command is acknowledged before anything else is done, and answered privately, once. Commands are told
 * to Discord at the start, and only when they have changed.
 */
export function createDiscordCommandSource(options: DiscordCommandSourceOptions): CommandSource {
  return new DiscordCommandSource(options);
}

class DiscordCommandSource implements CommandSource {
  readonly platform = "discord";
  readonly #options: DiscordCommandSourceOptions;
  readonly #api: DiscordApi;
  readonly #client: Client;
  readonly #seen = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: DiscordCommandSourceOptions) {
    this.#options = options;
    this.#api = new DiscordApi(options);
    this.#client = new Client({
      intents: [GatewayIntentBits.Guilds],
      allowedMentions: NO_MENTIONS,
      rest: { version: "10", ...(options.apiUrl !== undefined && { api: options.apiUrl }) },
    });
  }

  async start(): Promise<void> {
    const { token, log } = this.#options;
    // The payload itself, not discord.js's view of it, which depends on what it has cached.
    this.#client.ws.on(GatewayDispatchEvents.InteractionCreate, this.#take);
    try {
      const applicationId = await connectGateway(this.#client, token, log);
      await this.#ensureCommands(applicationId);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#client.ws.off(GatewayDispatchEvents.InteractionCreate, this.#take);
    await Promise.allSettled(this.#underWay);
    await this.#client.destroy();
  }

  /** Never throws and never rejects: what goes wrong with one command is its own affair. */
  readonly #take = (payload: unknown): void => {
    const interaction = parseSlashCommand(payload);
    if (interaction === undefined || this.#isRepeat(interaction.id)) {
      return;
    }
    const answered = this.#answer(interaction)
      .catch((error: unknown) => this.#report(error))
      .finally(() => this.#underWay.delete(answered));
    this.#underWay.add(answered);
  };

  async #answer(interaction: SlashCommand): Promise<void> {
    await this.#acknowledge(interaction);
    const post = await this.#postFor(interaction);
    try {
      await this.#show(interaction, renderPost(post));
    } catch (error) {
      if (!(error instanceof AppError) || error.remedy !== "give-up") {
        throw error;
      }
      await this.#show(interaction, {
        content: renderPlain(post),
        flags: MessageFlags.SuppressEmbeds,
        allowed_mentions: NO_MENTIONS,
      });
    }
  }

  /** Discord waits 3 s for this and then 15 min for the answer, which only the asker sees. */
  async #acknowledge({ id, token }: SlashCommand): Promise<void> {
    await this.#api.request({
      method: "post",
      path: Routes.interactionCallback(id, token),
      attempt: "answer",
      unauthenticated: true,
      body: {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral, allowed_mentions: NO_MENTIONS },
      },
    });
  }

  async #show({ application_id, token }: SlashCommand, body: object): Promise<void> {
    await this.#api.request({
      method: "patch",
      path: Routes.webhookMessage(application_id, token, "@original"),
      attempt: "answer",
      unauthenticated: true,
      body,
    });
  }

  async #postFor(interaction: SlashCommand): Promise<Post> {
    const incoming = readInteraction(interaction, this.#guildName(interaction.guild_id));
    if (incoming === undefined) {
      return sentence("This works in the channels of a server. Ask me there.");
    }
    try {
      return await this.#options.answer(incoming);
    } catch (error) {
      this.#report(error);
      return sentence("Something went wrong on our side. Try again in a minute.");
    }
  }

  /** The name is a courtesy: the payload has none, and the connection may not know it yet. */
  #guildName(id: string | undefined): string {
    return this.#client.guilds.cache.get(id ?? "")?.name ?? `Discord server ${id}`;
  }

  #isRepeat(id: string): boolean {
    if (this.#seen.has(id)) {
      return true;
    }
    this.#seen.add(id);
    const [oldest] = this.#seen;
    if (this.#seen.size > REMEMBERED && oldest !== undefined) {
      this.#seen.delete(oldest);
    }
    return false;
  }

  /** An interaction's address holds its token: of an error, only code and facts are told. */
  #report(error: unknown, message = "command could not be answered"): void {
    const facts =
      error instanceof AppError
        ? { code: error.code, ...error.facts }
        : { reason: error instanceof Error ? error.name : typeof error };
    this.#options.log.warn(facts, message);
  }

  /** Discord allows few changes of commands a day, so they are sent only when they differ. */
  async #ensureCommands(applicationId: string): Promise<void> {
    const path = Routes.applicationCommands(applicationId);
    const registered = await this.#api.read(path, commands).catch((error: unknown) => {
      this.#report(error, "registered commands could not be read");
    });
    if (registered !== undefined && isSameCommands(registered, COMMANDS)) {
      return;
    }
    await this.#api.request({ method: "put", path, attempt: "register", body: COMMANDS });
    this.#options.log.info({ commands: COMMANDS.length }, "commands registered with Discord");
  }
}

function sentence(text: string): Post {
  return { text, tone: "neutral", blocks: [{ kind: "lines", lines: [[{ text }]] }] };
}
