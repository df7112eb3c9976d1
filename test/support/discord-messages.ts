import { z } from "zod";

/** Messages of a test server, in the shapes of Discord's API. */

export const BOT_ID = "900000000000000001";

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  components: readonly SentComponent[];
  flags: number;
  content: string;
}

export interface SentComponent {
  readonly type: number;
  readonly id?: number | undefined;
  readonly content?: string | undefined;
  readonly accent_color?: number | undefined;
  readonly components?: readonly SentComponent[] | undefined;
}

const sentComponent: z.ZodType<SentComponent> = z.lazy(() =>
  z.object({
    type: z.number(),
    id: z.number().optional(),
    content: z.string().optional(),
    accent_color: z.number().optional(),
    components: z.array(sentComponent).optional(),
  }),
);

/** A message as it is sent to Discord. */
export const sentMessage = z.object({
  content: z.string().default(""),
  flags: z.number().default(0),
  components: z.array(sentComponent).default([]),
  nonce: z.string().optional(),
  enforce_nonce: z.boolean().default(false),
});
export type SentMessage = z.infer<typeof sentMessage>;

/** A message as Discord lists it: the nonce is not shown. */
export function messageAnswer(message: StoredMessage): object {
  return {
    type: 0,
    content: message.content,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    timestamp: "2026-11-16T19:24:00.000000+00:00",
    edited_timestamp: null,
    flags: message.flags,
    components: numbered(message.components),
    id: message.id,
    channel_id: message.channel,
    author: userAnswer(message.author),
    pinned: false,
    mention_everyone: false,
    tts: false,
  };
}

export function userAnswer(id: string): object {
  return {
    id,
    username: id === BOT_ID ? "newsthread" : "someone",
    avatar: null,
    discriminator: "0",
    public_flags: 0,
    flags: 0,
    bot: id === BOT_ID,
    global_name: null,
    primary_guild: null,
  };
}

export interface ThreadFacts {
  readonly id: string;
  readonly guild: string;
  readonly parent: string;
  readonly name: string;
}

export function threadAnswer({ id, guild, parent, name }: ThreadFacts): object {
  return {
    id,
    type: 11,
    flags: 0,
    guild_id: guild,
    parent_id: parent,
    name,
    owner_id: BOT_ID,
    thread_metadata: {
      archived: false,
      archive_timestamp: null,
      auto_archive_duration: 10_080,
      locked: false,
    },
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
  };
}

/** Components without a number get the next free one, as Discord does it. */
function numbered(components: readonly SentComponent[]): readonly object[] {
  const taken = new Set(
    componentsIn(components).flatMap(({ id }) => (id === undefined ? [] : [id])),
  );
  let next = 1;
  const free = (): number => {
    while (taken.has(next)) {
      next += 1;
    }
    taken.add(next);
    return next;
  };
  const answer = ({ components: inner, ...component }: SentComponent): object => ({
    ...(component.type === 14 && { spacing: 1, divider: true }),
    ...(component.type === 17 && { accent_color: null, spoiler: false }),
    ...component,
    id: component.id ?? free(),
    ...(inner !== undefined && { components: inner.map(answer) }),
  });
  return components.map(answer);
}

export function componentsIn(components: readonly SentComponent[]): readonly SentComponent[] {
  return components.flatMap((one) => [one, ...componentsIn(one.components ?? [])]);
}

/** What Discord would refuse in a message beyond its schema; undefined when it takes it. */
export function faultOfMessage(body: SentMessage): string | undefined {
  const isV2 = (body.flags & (1 << 15)) !== 0;
  const all = componentsIn(body.components);
  const text = all.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
  const ids = all.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (isV2 && body.content !== "") {
    return "content with components V2";
  }
  if (!isV2 && all.length === 0 && body.content === "") {
    return "empty message";
  }
  if (body.content.length > 2000 || text > 4000 || all.length > 40) {
    return "too long";
  }
  return new Set(ids).size === ids.length ? undefined : "component ids repeat";
}
