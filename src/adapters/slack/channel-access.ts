import { webApi } from "@slack/bolt";

import type { ChannelAccess } from "../../ports/chat.ts";
import { scopeNeeded, slackCodeOf } from "./failures.ts";

type Conversation = NonNullable<webApi.ConversationsInfoResponse["channel"]>;

const GRANTED: ChannelAccess = { ok: true, missing: [], remedy: "" };
const INVITE: ChannelAccess = {
  ok: false,
  missing: ["channel membership"],
  remedy: "Type /invite @Newsthread in that channel, then try again.",
};
const ARCHIVED: ChannelAccess = {
  ok: false,
  missing: ["an open channel"],
  remedy: "The channel is archived: unarchive it, or choose another one.",
};
const NO_THREADS: ChannelAccess = {
  ok: false,
  missing: ["threads"],
  remedy: "That channel allows no threads: choose another one.",
};
const NOT_A_CHANNEL: ChannelAccess = {
  ok: false,
  missing: ["a channel"],
  remedy: "Newsthread posts to channels: give the command in one, or name one with in:#channel.",
};
const CHANNEL_SCOPES = new Set(["channels:read", "groups:read"]);

/** What stands in the way, the first that holds. Who may post is not told: Slack refuses the post itself. */
const OBSTACLES: readonly (readonly [keyof Conversation, boolean, ChannelAccess])[] = [
  ["is_im", true, NOT_A_CHANNEL],
  ["is_mpim", true, NOT_A_CHANNEL],
  ["is_archived", true, ARCHIVED],
  ["is_member", false, INVITE],
  ["is_non_threadable", true, NO_THREADS],
];

/** What a channel's own description says about posting there. What it leaves out counts as granted. */
export function accessOf(channel: Conversation | undefined): ChannelAccess {
  const obstacle = OBSTACLES.find(([sign, bad]) => channel?.[sign] === bad);
  const access = obstacle?.[2] ?? GRANTED;
  return channel?.is_private === true ? { ...access, isPrivate: true } : access;
}

/**
 * What it means that Slack does not describe a channel.
 *
 * @returns `undefined` where the failure says nothing about the channel
 */
export function accessRefused(error: unknown, channel: string): ChannelAccess | undefined {
  const code = slackCodeOf(error);
  if (code === "channel_not_found" || code === "not_in_channel") {
    return channel.startsWith("D") ? NOT_A_CHANNEL : INVITE;
  }
  return code === "missing_scope" && error instanceof webApi.WebAPIPlatformError
    ? scopeMissing(scopeNeeded(error))
    : undefined;
}

/** The scopes we ask for tell channels; to need another one means that this is a direct message. */
function scopeMissing(scope: string): ChannelAccess {
  if (!CHANNEL_SCOPES.has(scope)) {
    return NOT_A_CHANNEL;
  }
  return {
    ok: false,
    missing: [scope],
    remedy: `Add the scope ${scope} under OAuth & Permissions of the Slack app and install it again.`,
  };
}
