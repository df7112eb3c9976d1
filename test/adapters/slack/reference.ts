import fc from "fast-check";

import type { Block, Line, Post, Tone } from "../../../src/thread/post.ts";

/** Pieces that mean something to Slack, and pieces that are awkward to cut. */
const PIECES = [
  "<!channel>",
  "<!here|x>",
  "<@U123>",
  "<#C1|a>",
  "<!subteam^S1>",
  "<https://evil.example|ft.com>",
  "&",
  "&amp;",
  "&lt;!channel&gt;",
  "<",
  ">",
  "|",
  "*",
  "_",
  "~",
  "`",
  "```",
  "\n",
  "\r",
  "\u0000",
  "\u2028",
  "\u202E",
  "\uD800",
  "👩‍👩‍👧‍👦",
  "e\u0301",
  "阿里巴巴",
  "ft.com",
  "https://ft.com/",
  " ",
  "denies",
];

/** Texts as a publisher with bad intentions would write them. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "grapheme", maxLength: 5 })), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(""));

const hostileUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  hostileText.map((text) => `https://ft.com/${text}`),
  hostileText,
);

const line: fc.Arbitrary<Line> = fc.array(
  fc.record(
    {
      text: fc.oneof(
        hostileText,
        fc.integer({ min: 1, max: 400 }).map((n) => "<&>x".repeat(n * 4)),
      ),
      style: fc.constantFrom("bold" as const, "italic" as const, "code" as const),
      url: hostileUrl,
    },
    { requiredKeys: ["text"] },
  ),
  { maxLength: 6 },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), spans: line }),
  fc.record({ kind: fc.constant("lines" as const), lines: fc.array(line, { maxLength: 8 }) }),
  fc.record(
    { kind: fc.constant("fact" as const), label: hostileText, spans: line, quote: line },
    { requiredKeys: ["kind", "label", "spans"] },
  ),
  fc.record({ kind: fc.constant("context" as const), spans: line }),
  fc.constant({ kind: "divider" as const }),
);

export const hostilePost: fc.Arbitrary<Post> = fc.record({
  text: fc.oneof(hostileText, fc.constant("<&>\n".repeat(3000))),
  tone: fc.constantFrom<Tone>("denied", "alleged", "confirmed", "changed", "neutral"),
  blocks: fc.array(block, { maxLength: 70 }),
});

/** What a reader gets of a mrkdwn text. */
export interface Seen {
  /** Mentions, special commands, anything in angle brackets but a link. */
  readonly live: readonly string[];
  readonly links: readonly { readonly url: string; readonly label: string }[];
  /** What is left of `&`, `<` and `>` once links and entities are read: must be nothing. */
  readonly stray: string;
}

/** Reads mrkdwn as Slack's documentation says its clients do. */
export function readMrkdwn(text: string): Seen {
  const brackets = [...text.matchAll(/<([^>]*)>/gu)].map((match) => match[1] ?? "");
  const links = brackets.filter((inner) => /^https?:/u.test(inner));
  return {
    live: brackets.filter((inner) => !/^https?:/u.test(inner)),
    links: links.map((inner) => {
      const [url = "", ...label] = inner.split("|");
      return { url, label: label.join("|") };
    }),
    stray: text
      .replaceAll(/<[^>]*>/gu, "")
      .replaceAll(/&(?:amp|lt|gt);/gu, "")
      .replaceAll(/[^&<>]/gu, ""),
  };
}
