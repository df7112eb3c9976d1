import type { Workspace } from "../follow/follow.ts";
import type { MessageRef } from "./post.ts";

/**
 * The address of a card's thread in the platform's own web client; absent where there is none.
 *
 * Discord's form is that of "Copy Link"; Slack's is the address its web client shows for an open thread.
 */
export function threadUrl(
  { platform, externalId }: Pick<Workspace, "platform" | "externalId">,
  { channel, message, thread }: MessageRef,
): string | undefined {
  switch (platform) {
    case "discord":
      return `https://discord.com/channels/${externalId}/${thread ?? channel}`;
    case "slack":
      return `https://app.slack.com/client/${externalId}/${channel}/thread/${channel}-${thread ?? message}`;
    case "terminal":
      return undefined;
  }
}
