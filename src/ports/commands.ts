import type { Command } from "../follow/command.ts";
import type { PlatformName } from "../follow/follow.ts";
import type { Post } from "../thread/post.ts";
import type { ChannelAccess } from "./chat.ts";

/** A command as it came from a platform, already authenticated by it. */
export interface IncomingCommand {
  readonly platform: PlatformName;
  /** The platform's names (team or guild, channel, person). */
  readonly workspace: string;
  readonly workspaceName: string;
  readonly channel: string;
  readonly person: string;
  readonly command: Command;
  /**
   * Why this person may not change what is followed, naming the missing permission, as the platform said
   * with this very command; absent: they may. Reading commands are open to everybody.
   */
  readonly refusal: string | undefined;
  /** What the platform said with the command about our own rights in its channel; absent: it said nothing. */
  readonly access: ChannelAccess | undefined;
  /** IANA zone of the person, where the platform tells. */
  readonly zone: string | undefined;
}

/** Answers a command with a private post. Never throws: what goes wrong is said in the post. */
export type AnswerCommand = (incoming: IncomingCommand) => Promise<Post>;

/** A running connection to a platform that commands come from. */
export interface CommandSource {
  readonly platform: PlatformName;
  /** Connects and begins to answer. @throws {AppError} `fix-settings` when the platform refuses us */
  start(): Promise<void>;
  /** Takes no more commands, lets those under way finish, disconnects. */
  stop(): Promise<void>;
}
