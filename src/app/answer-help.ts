import type { PlatformName } from "../follow/follow.ts";
import { linesPost } from "../thread/notice.ts";
import type { Line, Post } from "../thread/post.ts";

const COMMANDS: readonly (readonly [usage: string, meaning: string])[] = [
  [
    "follow <words or link> [in:#channel] [alerts:all|denials|off]",
    "one thread per story, a reply for what is new",
  ],
  [
    "follow beat: <words>",
    "a broad topic: stories open on it by themselves, each with its own thread",
  ],
  ["list", "what this channel follows, and how each story stands"],
  ["show <story>", "its card"],
  ["unfollow <story or beat>", "no more messages on it here"],
  ["why <link>", "what was new in a report, or which known fact covers each sentence"],
  [
    "digest [now | daily | weekdays | weekly | off] [at:08:00] [zone:Europe/Stockholm]",
    "the day's changes, story by story",
  ],
];

/** All commands, a line each. */
export function answerHelp(platform: PlatformName): Post {
  const prefix = platform === "terminal" ? "" : "/story ";
  const lines = COMMANDS.map(([usage, meaning]): Line => [
    { text: `${prefix}${usage}`, style: "code" },
    { text: `  ${meaning}` },
  ]);
  const alias: Line[] =
    platform === "terminal"
      ? []
      : [
          [
            { text: "/follow <words or link>", style: "code" },
            { text: "  the same as /story follow" },
          ],
        ];
  return linesPost(
    [...lines, ...alias],
    "Newsthread follows developing stories and posts only what is new.",
  );
}
