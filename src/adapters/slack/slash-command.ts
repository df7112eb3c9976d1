import type { Command } from "../../follow/command.ts";
import type { IncomingCommand } from "../../ports/commands.ts";

/** Understands what was typed, as `src/follow` does; Slack's `<#C123|desk>` stand in the text as they came. */
export type ParseText = (text: string) => Command;

/** What Slack sends with a slash command, as far as we read it (docs: Slash commands, payload). */
export interface SlashPayload {
  readonly command: string;
  readonly text: string;
  readonly workspace: string;
  readonly workspaceName: string;
  readonly channel: string;
  readonly person: string;
  /** New for every command given; absent in what is not quite Slack. */
  readonly trigger: string | undefined;
}

/** Longest text that is read, in UTF-16 units; Slack's own message field takes 12,000. */
const TEXT_READ_MAX = 12_000;

/** @returns `undefined` where something that we need is missing or is no text */
export function parsePayload(body: unknown): SlashPayload | undefined {
  if (typeof body !== "object" || body === null) {
    return undefined;
  }
  const fields = new Map<string, unknown>(Object.entries(body));
  const read = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" ? value : "";
  };
  const workspace = read("team_id");
  const payload = {
    command: read("command"),
    text: read("text").slice(0, TEXT_READ_MAX),
    workspace,
    workspaceName: read("team_domain") || workspace,
    channel: read("channel_id"),
    person: read("user_id"),
    trigger: read("trigger_id") || undefined,
  };
  const needed = [payload.command, payload.workspace, payload.channel, payload.person];
  return needed.includes("") ? undefined : payload;
}

/**
 * A slash command as the rest of the program knows commands. `/follow …` is `/story follow …`.
 *
 * Anybody who can write in a channel may change what is followed there, guests too, as with other apps on
 * Slack: nothing in the payload tells guests apart, and Slack has no permission per command.
 */
export function toIncoming(payload: SlashPayload, parse: ParseText): IncomingCommand {
  const typed = plainText(payload.text);
  const text = payload.command.endsWith("follow") ? `follow ${typed}`.trimEnd() : typed;
  return {
    platform: "slack",
    workspace: payload.workspace,
    workspaceName: payload.workspaceName,
    channel: payload.channel,
    person: payload.person,
    command: parse(text),
    refusal: undefined,
    access: undefined,
    zone: undefined,
  };
}

const SIGNS: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * What a person typed, out of what Slack's escaping (`should_escape`) made of it: links bare, people by
 * name, `&`, `<` and `>` themselves. A channel stays `<#C123|desk>`: only the id in it says which.
 */
export function plainText(escaped: string): string {
  return escaped
    .replaceAll(/<(https?:[^<>|\s]+)(?:\|[^<>]*)?>/giu, "$1")
    .replaceAll(/<@([^<>|\s]+)(?:\|([^<>]*))?>/gu, (_whole, id: string, name?: string) =>
      name === undefined || name === "" ? id : `@${name}`,
    )
    .replaceAll(/&(?:amp|lt|gt);/gu, (entity) => SIGNS[entity] ?? entity);
}
