import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from "discord.js";

import { TOPIC_MAX } from "../../follow/parse-command.ts";

/** Longest link that is taken. */
const LINK_MAX = 2_000;

const FOLLOW_OPTIONS: Basic = [
  {
    type: ApplicationCommandOptionType.String,
    name: "topic",
    description: "Some words of the story, or a link to a report on it",
    required: true,
    max_length: Math.max(TOPIC_MAX, LINK_MAX),
  },
  {
    type: ApplicationCommandOptionType.Channel,
    name: "channel",
    description: "Where to post; otherwise here",
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
  },
  {
    type: ApplicationCommandOptionType.String,
    name: "alerts",
    description: "Which news to be alerted to",
    choices: choices({
      all: "all: whatever is new",
      denials: "denials: denials, walk-backs, corrections",
      off: "off: only keep the card up to date",
    }),
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: "beat",
    description: "A broad topic: stories open on it by themselves",
  },
];

const SUBCOMMANDS: APIApplicationCommandSubcommandOption[] = [
  subcommand("follow", "Follow a news story in a thread of its own", FOLLOW_OPTIONS),
  subcommand("list", "What this channel follows"),
  subcommand("show", "Where a story stands: who says what", [
    text("story", "Its name, as the list shows it"),
  ]),
  subcommand("unfollow", "Stop following a story here", [
    text("story", "Its name, as the list shows it"),
  ]),
  subcommand("why", "Why a report was posted, or why it was not", [
    text("link", "The link of the report", LINK_MAX),
  ]),
  subcommand("digest", "The changes of a day in one message", [
    {
      ...text("when", "When to post it"),
      choices: choices({
        now: "now: the last 24 hours, posted here",
        show: "show: what is set here",
        daily: "daily",
        weekdays: "weekdays: Monday to Friday",
        weekly: "weekly: on Mondays",
        off: "off",
      }),
    },
    { ...text("at", "Time of day, such as 08:00", 10), required: false },
    { ...text("zone", "Time zone, such as Europe/Stockholm", 60), required: false },
  ]),
  subcommand("help", "What you can ask for"),
];

/**
 * The commands as Discord is told of them. `/follow` shows only to those who may manage channels;
 * `/story` holds reading commands, too, so it shows to all and each command is checked when it comes.
 */
export const COMMANDS: readonly CommandDefinition[] = [
  {
    type: ApplicationCommandType.ChatInput,
    name: "story",
    description: "Follow developing news stories",
    contexts: [InteractionContextType.Guild],
    options: SUBCOMMANDS,
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: "follow",
    description: "Follow a news story in a thread of its own",
    contexts: [InteractionContextType.Guild],
    default_member_permissions: PermissionFlagsBits.ManageChannels.toString(),
    options: FOLLOW_OPTIONS,
  },
];

export type CommandDefinition = RESTPutAPIApplicationCommandsJSONBody[number];
type Basic = NonNullable<APIApplicationCommandSubcommandOption["options"]>;

function subcommand(
  name: string,
  description: string,
  options: Basic = [],
): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options };
}

function text(name: string, description: string, maxLength = TOPIC_MAX) {
  return {
    type: ApplicationCommandOptionType.String as const,
    name,
    description,
    required: true,
    max_length: maxLength,
  };
}

function choices(named: Readonly<Record<string, string>>) {
  return Object.entries(named).map(([value, name]) => ({ name, value }));
}

/**
 * Whether what Discord has registered is what we would register. Fields that Discord adds (ids, versions)
 * and fields at their defaults do not count.
 */
export function isSameCommands(
  registered: readonly unknown[],
  wanted: readonly CommandDefinition[],
): boolean {
  return fingerprint(registered) === fingerprint(wanted);
}

const COMPARED = [
  "type",
  "name",
  "description",
  "options",
  "required",
  "choices",
  "value",
  "channel_types",
  "max_length",
  "contexts",
  "default_member_permissions",
];

function fingerprint(commands: readonly unknown[]): string {
  return JSON.stringify(commands.map(essence).toSorted());
}

/** The fields that count, in one order, empty ones left out. */
function essence(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(essence).join()}]`;
  }
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value) ?? "null";
  }
  const fields = new Map(Object.entries(value));
  const kept = COMPARED.map((name) => [name, fields.get(name)] as const).filter(
    ([, field]) => !isDefault(field),
  );
  return `{${kept.map(([name, field]) => `${name}:${essence(field)}`).join()}}`;
}

function isDefault(field: unknown): boolean {
  return (
    field === undefined ||
    field === null ||
    field === false ||
    (Array.isArray(field) && field.length === 0)
  );
}
