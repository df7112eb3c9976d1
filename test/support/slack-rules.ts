import type { webApi } from "@slack/bolt";

/** What is common to the blocks that Newsthread sends. */
export interface BlockShape {
  readonly type: string;
  readonly text?: { readonly text: string };
  readonly elements?: readonly { readonly text: string }[];
}

/** Slack's error for a message to a channel, if any. */
export function faultOfChannel(
  channel: webApi.ConversationsInfoResponse["channel"],
): string | undefined {
  if (channel === undefined) {
    return "channel_not_found";
  }
  if (channel.is_archived === true) {
    return "is_archived";
  }
  return channel.is_member === false ? "not_in_channel" : undefined;
}

/** Slack's error for content over the documented limits of Block Kit, if any. */
export function faultOfContent(
  text: string | undefined,
  blocks: readonly BlockShape[],
): string | undefined {
  if ((text ?? "") === "" && blocks.length === 0) {
    return "no_text";
  }
  if (JSON.stringify(blocks).length > 13_200) {
    return "msg_blocks_too_long";
  }
  return blocks.length > 50 || !blocks.every(isValidBlock) ? "invalid_blocks" : undefined;
}

function isValidBlock({ type, text, elements }: BlockShape): boolean {
  const lengthOf = (one: { text: string } | undefined) => one?.text.length ?? 0;
  switch (type) {
    case "section":
      return lengthOf(text) > 0 && lengthOf(text) <= 3000;
    case "header":
      return lengthOf(text) > 0 && lengthOf(text) <= 150;
    case "context":
      return (
        elements !== undefined &&
        elements.length > 0 &&
        elements.length <= 10 &&
        elements.every((one) => lengthOf(one) > 0 && lengthOf(one) <= 3000)
      );
    default:
      return type === "divider";
  }
}
