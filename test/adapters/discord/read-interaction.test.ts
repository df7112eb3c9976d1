import { PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";

import {
  parseSlashCommand,
  readInteraction,
} from "../../../src/adapters/discord/read-interaction.ts";
import type { IncomingCommand } from "../../../src/ports/commands.ts";

interface Given {
  readonly name?: string;
  readonly options?: readonly object[];
  readonly permissions?: bigint;
  readonly there?: bigint;
  readonly channel?: object;
  readonly appPermissions?: string;
}

const MANAGE = PermissionFlagsBits.ManageChannels | PermissionFlagsBits.ViewChannel;

function payload(given: Given): object {
  return {
    type: 2,
    id: "1",
    application_id: "2",
    token: "t0k-en_x.y",
    guild_id: "3",
    channel: given.channel ?? { id: "4", type: 0 },
    member: { user: { id: "5" }, permissions: (given.permissions ?? MANAGE).toString() },
    app_permissions: given.appPermissions ?? "8",
    data: {
      type: 1,
      name: given.name ?? "story",
      options: given.options ?? [],
      ...(given.there !== undefined && {
        resolved: { channels: { "77": { permissions: given.there.toString() } } },
      }),
    },
  };
}

function read(given: Given): IncomingCommand {
  const interaction = parseSlashCommand(payload(given));
  return readInteraction(interaction!, "Desk")!;
}

function sub(name: string, values: Readonly<Record<string, string>> = {}): readonly object[] {
  const options = Object.entries(values).map(([key, value]) => ({ type: 3, name: key, value }));
  return [{ type: 1, name, options }];
}

describe("a slash command", () => {
  test.each([
    [sub("list"), { kind: "list" }],
    [sub("show", { story: "alibaba" }), { kind: "show", story: "alibaba" }],
    [sub("why", { link: "https://a.example/1" }), { kind: "why", link: "https://a.example/1" }],
    [sub("help"), { kind: "help", about: undefined }],
    [sub("digest", { when: "now" }), { kind: "digest", request: { kind: "now" } }],
    [
      sub("digest", { when: "weekdays", at: "5 pm", zone: "america/new york" }),
      {
        kind: "digest",
        request: {
          kind: "plan",
          days: "weekdays",
          atMinute: 1020,
          zone: "America/New_York",
        },
      },
    ],
    [
      sub("follow", { topic: "crane leak in:#secret alerts:off", alerts: "denials" }),
      { kind: "follow", topic: "crane leak", channel: undefined, alerts: "denials" },
    ],
  ])("%j asks for %j", (options, command) => {
    expect(read({ options }).command).toEqual(command);
  });

  test("given in a thread is about the channel that the thread hangs in", () => {
    expect(read({ channel: { id: "9", type: 11, parent_id: "4" } }).channel).toBe("4");
  });

  test("tells which of our permissions are missing where it was given", () => {
    const { access } = read({ options: sub("list"), appPermissions: "3072" });
    expect(access?.missing).toEqual([
      "Create Public Threads",
      "Send Messages in Threads",
      "Embed Links",
      "Read Message History",
    ]);
  });

  test.each([
    {},
    null,
    "text",
    { ...payload({}), type: 3 },
    { ...payload({}), data: { type: 3, name: "x" } },
    { ...payload({}), token: "../../escape" },
  ])("is not to be seen in %j", (other) => {
    expect(parseSlashCommand(other)).toBeUndefined();
  });

  test("outside a server is none of ours", () => {
    const direct = { ...payload({}), guild_id: undefined };
    expect(readInteraction(parseSlashCommand(direct)!, "")).toBeUndefined();
  });
});

describe("whoever may not manage channels", () => {
  const reader = { permissions: PermissionFlagsBits.SendMessages };

  test.each([
    [sub("follow", { topic: "crane leak" })],
    [sub("unfollow", { story: "crane" })],
    [sub("digest", { when: "now" })],
    [sub("digest", { when: "daily" })],
    [sub("digest", { when: "off" })],
  ])("is refused %j by name of the permission", (options) => {
    expect(read({ ...reader, options }).refusal).toContain("Manage Channels");
  });

  test.each([
    [sub("list")],
    [sub("show", { story: "x" })],
    [sub("digest", { when: "show" })],
    [sub("help")],
  ])("may ask %j", (options) => {
    expect(read({ ...reader, options }).refusal).toBeUndefined();
  });

  test.each([PermissionFlagsBits.Administrator, PermissionFlagsBits.ManageGuild])(
    "may all the same with permission %s",
    (permissions) => {
      expect(
        read({ permissions, options: sub("unfollow", { story: "x" }) }).refusal,
      ).toBeUndefined();
    },
  );

  test("in another channel may not have it posted to", () => {
    const options = [
      {
        type: 1,
        name: "follow",
        options: [
          { type: 3, name: "topic", value: "crane leak" },
          { type: 7, name: "channel", value: "77" },
        ],
      },
    ];
    const there = PermissionFlagsBits.ManageChannels;
    expect(read({ options, there: MANAGE })).toMatchObject({
      refusal: undefined,
      access: undefined,
    });
    // Neither without seeing that channel, nor when Discord says nothing of it.
    expect(read({ options, there }).refusal).toContain("View Channel");
    expect(read({ options }).refusal).toContain("View Channel");
  });
});
