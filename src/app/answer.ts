import { AppError } from "../base/errors.ts";
import type { Command } from "../follow/command.ts";
import type { Channel, Workspace } from "../follow/follow.ts";
import type { AnswerCommand, IncomingCommand } from "../ports/commands.ts";
import { sentencePost } from "../thread/notice.ts";
import type { Post } from "../thread/post.ts";
import { answerDigest } from "./answer-digest.ts";
import { answerHelp } from "./answer-help.ts";
import { answerList, answerShow } from "./answer-stories.ts";
import { answerWhy } from "./answer-why.ts";
import type { Desk } from "./desk.ts";
import { answerFollowBeat } from "./follow-beat.ts";
import { answerFollow, type FollowTools } from "./follow.ts";
import { answerUnfollow } from "./unfollow.ts";

/** Who asks, where, resolved to our own rows. */
export interface Asker {
  readonly incoming: IncomingCommand;
  readonly workspace: Workspace;
  readonly channel: Channel;
}

/** Commands that change what a channel gets. */
function changes(command: Command): boolean {
  switch (command.kind) {
    case "follow":
    case "unfollow":
      return true;
    case "digest":
      return command.request.kind !== "show";
    case "list":
    case "show":
    case "why":
    case "help":
    case "unclear":
      return false;
  }
}

/**
 * Answers commands. Permissions are those that came with this very command; what a person may not do
 * is refused here, whatever the platform showed them.
 */
export function createAnswerer(desk: Desk, tools: FollowTools): AnswerCommand {
  return async (incoming) => {
    try {
      if (incoming.refusal !== undefined && changes(incoming.command)) {
        return sentencePost(incoming.refusal);
      }
      return await answer(incoming, desk, tools);
    } catch (error) {
      if (error instanceof AppError) {
        return sentencePost(error.message);
      }
      desk.log.error({ command: incoming.command.kind, error }, "command failed");
      return sentencePost(
        "That did not work, and it is our fault. It was logged; please try again.",
      );
    }
  };
}

async function answer(incoming: IncomingCommand, desk: Desk, tools: FollowTools): Promise<Post> {
  const { command } = incoming;
  switch (command.kind) {
    case "unclear":
      return sentencePost(command.sentence);
    case "help":
      return answerHelp(incoming.platform);
    case "follow":
      return command.isBeat === true
        ? await answerFollowBeat(command, await resolve(incoming, desk), { desk, tools })
        : await answerFollow(command, await resolve(incoming, desk), { desk, tools });
    case "unfollow":
      return await answerUnfollow(command.story, await resolve(incoming, desk), { desk, tools });
    case "list":
      return await answerList(await resolve(incoming, desk), desk);
    case "show":
      return await answerShow(command.story, await resolve(incoming, desk), desk);
    case "why":
      return await answerWhy(command.link, await resolve(incoming, desk), desk);
    case "digest":
      return await answerDigest(command.request, await resolve(incoming, desk), desk);
  }
}

async function resolve(incoming: IncomingCommand, desk: Desk): Promise<Asker> {
  return await desk.database.transact(async ({ follows }) => {
    const workspace = await follows.ensureWorkspace({
      platform: incoming.platform,
      externalId: incoming.workspace,
      name: incoming.workspaceName,
    });
    const channel = await follows.ensureChannel(workspace.id, incoming.channel);
    return { incoming, workspace, channel };
  });
}
