import { OverwriteType } from "discord.js";
import { z } from "zod";

/** What we read of Discord's answers: only the fields that are needed. */

const snowflake = z.string().regex(/^\d{1,20}$/u);
/** Permissions travel as decimal text. */
const permissions = z.string().regex(/^\d{1,30}$/u);

export const created = z.object({ id: snowflake });

export const ownUser = z.object({ id: snowflake, username: z.string() });

export const ownApplication = z.object({
  id: snowflake,
  name: z.string(),
  interactions_endpoint_url: z.string().nullish(),
});

const overwrite = z.object({
  id: snowflake,
  /** For a role or for a member. */
  type: z.enum(OverwriteType),
  allow: permissions,
  deny: permissions,
});
export type Overwrite = z.infer<typeof overwrite>;

export const channel = z.object({
  id: snowflake,
  type: z.number(),
  guild_id: snowflake.optional(),
  permission_overwrites: z.array(overwrite).default([]),
});

const role = z.object({ id: snowflake, permissions });
export type Role = z.infer<typeof role>;

export const guild = z.object({ id: snowflake, owner_id: snowflake, roles: z.array(role) });

export const member = z.object({ roles: z.array(snowflake) });

const component = z.object({ id: z.number().optional() });
const message = z.object({
  id: snowflake,
  author: z.object({ id: snowflake }),
  nonce: z.union([z.string(), z.number()]).nullish(),
  components: z.array(component.extend({ components: z.array(component).optional() })).default([]),
});
export type ListedMessage = z.infer<typeof message>;

export const messages = z.array(message);

export const guilds = z.array(z.object({ id: snowflake, name: z.string() }));

export const commands = z.array(z.record(z.string(), z.unknown()));

const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

/** A slash command given in a guild, as the gateway brings it. */
export const slashCommand = z.object({
  /** Application command. */
  type: z.literal(2),
  id: snowflake,
  application_id: snowflake,
  token: z.string().regex(/^[\w.-]{1,500}$/u),
  guild_id: snowflake.optional(),
  channel: z.object({ id: snowflake, type: z.number(), parent_id: snowflake.nullish() }),
  member: z.object({ user: z.object({ id: snowflake }), permissions }).optional(),
  app_permissions: permissions,
  data: z.object({
    name: z.string(),
    /** Typed in the message field. */
    type: z.literal(1),
    options: z
      .array(option.extend({ type: z.number(), options: z.array(option).optional() }))
      .default([]),
    resolved: z
      .object({ channels: z.record(z.string(), z.object({ permissions })).optional() })
      .optional(),
  }),
});
export type SlashCommand = z.infer<typeof slashCommand>;
