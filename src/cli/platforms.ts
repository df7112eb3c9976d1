import { parseCommand } from "../follow/parse-command.ts";
import type { Chat } from "../ports/chat.ts";
import type { AnswerCommand, CommandSource } from "../ports/commands.ts";
import type { Log } from "../ports/log.ts";
import type { DiscordSettings, Settings, SlackSettings } from "../settings/settings.ts";
import type { CommandContext } from "./command-line.ts";
import { terminalLook } from "./render.ts";

export interface PlatformOptions {
  readonly settings: Settings;
  readonly log: Log;
  /** Where to post and take commands as well; absent: only on the platforms that are set up. */
  readonly terminal?: Pick<CommandContext, "input" | "output">;
}

/** One platform, both ways: what is posted to it, and the commands that come from it. */
export interface Platform {
  readonly chat: Chat;
  readonly commands: (answer: AnswerCommand) => CommandSource;
}

/**
 * The platforms that are set up. Their clients are loaded only here and only where needed: they are
 * most of the program's weight and of its start.
 */
export async function openPlatforms(options: PlatformOptions): Promise<readonly Platform[]> {
  const { slack, discord } = options.settings;
  return await Promise.all([
    ...(slack === undefined ? [] : [openSlack(slack, options)]),
    ...(discord === undefined ? [] : [openDiscord(discord, options)]),
    ...(options.terminal === undefined ? [] : [openTerminal(options.terminal)]),
  ]);
}

async function openSlack(
  { botToken: token, appToken, signingSecret, apiUrl }: SlackSettings,
  { settings, log }: PlatformOptions,
): Promise<Platform> {
  const { createSlackChat } = await import("../adapters/slack/slack-chat.ts");
  const { createSlackCommandSource } = await import("../adapters/slack/slack-app.ts");
  const { port } = settings;
  return {
    chat: createSlackChat({ token, apiUrl, log }),
    commands: (answer) =>
      createSlackCommandSource({
        token,
        appToken,
        signingSecret,
        apiUrl,
        port,
        parse: parseCommand,
        answer,
        log,
      }),
  };
}

async function openDiscord(
  { token, apiUrl }: DiscordSettings,
  { log }: PlatformOptions,
): Promise<Platform> {
  const { createDiscordChat } = await import("../adapters/discord/discord-chat.ts");
  const { createDiscordCommandSource } = await import("../adapters/discord/discord-app.ts");
  return {
    chat: createDiscordChat({ token, apiUrl, log }),
    commands: (answer) => createDiscordCommandSource({ token, apiUrl, answer, log }),
  };
}

async function openTerminal({
  input,
  output,
}: NonNullable<PlatformOptions["terminal"]>): Promise<Platform> {
  const { createTerminalChat } = await import("../adapters/terminal/terminal-chat.ts");
  const { createTerminalCommandSource } = await import("../adapters/terminal/terminal-commands.ts");
  const look = terminalLook(output);
  const write = (text: string): void => void output.write(text);
  return {
    chat: createTerminalChat({ write, ...look }),
    commands: (answer) =>
      createTerminalCommandSource({ input, write, ...look, parse: parseCommand, answer }),
  };
}
