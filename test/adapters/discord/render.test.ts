import { MessageFlags } from "discord.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { escapeText } from "../../../src/adapters/discord/escape.ts";
import { linkMarkup, parseLink } from "../../../src/adapters/discord/links.ts";
import {
  CONTENT_MAX,
  type MessageBody,
  renderPlain,
  renderPost,
  TEXT_MAX,
  threadNameOf,
} from "../../../src/adapters/discord/render.ts";
import type { Block, Post, Span } from "../../../src/thread/post.ts";
import { componentsIn, faultOfMessage, sentMessage } from "../../support/discord-messages.ts";

function textsOf(body: MessageBody): readonly string[] {
  return componentsIn(sentMessage.parse(body).components).flatMap(({ content }) =>
    content === undefined ? [] : [content],
  );
}

function lines(...spans: Span[]): Post {
  return { text: "first line", tone: "neutral", blocks: [{ kind: "lines", lines: [spans] }] };
}

function rendered(...spans: Span[]): string {
  return textsOf(renderPost(lines(...spans))).join("\n");
}

/** What would come alive on Discord: its rules for mentions, timestamps, emoji, commands and links. */
const ALIVE = [
  /@everyone|@here/iu,
  /(?<!\\)<(?:@[!&]?|#)\d+>/u,
  /<(?:@[!&]?|#)\d+>/u,
  /<a?:\w+:\d+>/u,
  /<t:-?\d+(?::\w)?>/u,
  /<\/[\w -]+:\d+>/u,
  /<id:\w+>/u,
  /(?<!\\)\[[^\]]*\]\(/u,
  /\]\(/u,
  /(?<!\\)(?:\*|`|~|\||_)/u,
  /https?:\/\//iu,
  /^\s*(?:#{1,3}|-#|>{1,3}|[-*+]|\d+\.) /mu,
];

/** Bait made of the pieces that markup is made of. */
const bait = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "@everyone",
        "@here",
        "<@123456789012345678>",
        "<@!1>",
        "<@&1>",
        "<#1>",
        "<t:1700000000:R>",
        "<a:x:1>",
        "</go:1>",
        "<id:customize>",
        "[x](https://evil.example)",
        "](",
        "https://a.example/b",
        "**",
        "__",
        "`",
        "```",
        "||",
        "~~",
        "> ",
        ">>> ",
        "# ",
        "-# ",
        "- ",
        "1. ",
        "\\",
        "\n",
        "\r\n# ",
        "\u202e",
        "\u0000",
        "\ud800",
        "👩‍👩‍👧",
        "é",
        " ",
        "a",
        "8",
        ":",
        "/",
        "(",
        ")",
        "<",
        ">",
        "@",
        "#",
      ),
      fc.string({ unit: "grapheme", maxLength: 5 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(""));

describe("text from outside", () => {
  test.each([
    ["Bank denies leak @everyone now", "Bank denies leak @\u200beveryone now"],
    ["<@123> <#4> <t:5:R>", String.raw`\<\@123\> \<\#4\> \<t\:5\:R\>`],
    ["# Not a heading", String.raw`\# Not a heading`],
    ["- no list, 12:30, a_b", String.raw`\- no list, 12:30, a\_b`],
    ["1. no list", String.raw`1\. no list`],
    ["see https://a.example/x", String.raw`see https\://a.example/x`],
    ["[Reuters](https://evil.example)", String.raw`\[Reuters\]\(https\://evil.example)`],
    ['it\'s 5 > 3 & "fine"', String.raw`it's 5 \> 3 & "fine"`],
    ["two\nlines\u202e", "two lines"],
  ])("%j reads as it stands", (text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  test("never comes alive, whatever it is made of", () => {
    fc.assert(
      fc.property(bait, (text) => {
        const shown = escapeText(text);
        expect(ALIVE.filter((pattern) => pattern.test(shown))).toEqual([]);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("is not parted by styles into something alive", () => {
    expect(rendered({ text: "@every" }, { text: "one", style: "bold" })).toBe("@every**one**");
    expect(rendered({ text: "`code` @here", style: "code" })).toContain("@\u200bhere");
  });
});

describe("a link", () => {
  test.each([
    ["javascript:alert(1)"],
    ["data:text/html,x"],
    ["file:///etc/passwd"],
    ["discord://-/channels/1"],
    ["http://127.0.0.1/admin"],
    ["http://[::1]/"],
    ["http://localhost:8080/"],
    ["/relative"],
    ["not a link"],
    [`https://a.example/${"a".repeat(3000)}`],
  ])("%s is not one", (address) => {
    expect(parseLink(address)).toBeUndefined();
    expect(linkMarkup("Reuters", address)).toBe("Reuters");
  });

  test.each([
    ["https://user:secret@news.example/a", "https://news.example/a"],
    ["https://news.example/a_(b)_[c]", "https://news.example/a_%28b%29_%5Bc%5D"],
    ['https://news.example/a b"c>', "https://news.example/a%20b%22c%3E"],
    ["https://news.example/@everyone", "https://news.example/%40everyone"],
    ["https://news.example\\@evil.example/", "https://news.example/%40evil.example/"],
    ["https://аррӏе.com/", "https://xn--80ak6aa92e.com/"],
  ])("%s leads to %s", (address, href) => {
    expect(parseLink(address)?.href).toBe(href);
  });

  test.each([
    ["Expressen", "[Expressen](<https://www.expressen.se/a>)"],
    ["[Expressen]", "[Expressen](<https://www.expressen.se/a>)"],
    ["expressen.se", "[expressen.se](<https://www.expressen.se/a>)"],
    [
      "www.expressen.se",
      String.raw`www.expressen.se [www.expressen.se](<https://www.expressen.se/a>)`,
    ],
    ["U.S. says no", "[U.S. says no](<https://www.expressen.se/a>)"],
    ["bank.example", "[bank.example](<https://www.expressen.se/a>)"],
    [
      "paypal.com says no",
      String.raw`paypal.com says no [www.expressen.se](<https://www.expressen.se/a>)`,
    ],
    ["paypal。com", String.raw`paypal。com [www.expressen.se](<https://www.expressen.se/a>)`],
    ["a [b] c", String.raw`a \[b\] c [www.expressen.se](<https://www.expressen.se/a>)`],
    ["", "[www.expressen.se](<https://www.expressen.se/a>)"],
  ])("labelled %j promises no other host", (label, expected) => {
    expect(linkMarkup(label, "https://www.expressen.se/a")).toBe(expected);
  });

  test("leads where it says, whatever label and address are made of", () => {
    fc.assert(
      fc.property(bait, bait, (label, path) => {
        const markup = linkMarkup(label, `https://news.example/${path}`);
        const links = [...markup.matchAll(/(?<!\\)\[(?:\\.|[^\]\\])*\]\(<([^>]*)>\)/gu)];
        expect(links).toHaveLength(1);
        expect(links[0]?.[1]).toMatch(/^https:\/\/news\.example\//u);
        const rest = markup.replace(links[0]?.[0] ?? "", "");
        expect(ALIVE.filter((pattern) => pattern.test(rest))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

const span: fc.Arbitrary<Span> = fc.record(
  {
    text: fc.oneof(bait, fc.string({ minLength: 500, maxLength: 3000, unit: "grapheme" })),
    style: fc.constantFrom("bold", "italic", "code"),
    url: fc.oneof(fc.webUrl(), bait),
  },
  { requiredKeys: ["text"] },
);
const line = fc.array(span, { maxLength: 4 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), spans: line }),
  fc.record({ kind: fc.constant("lines" as const), lines: fc.array(line, { maxLength: 6 }) }),
  fc.record({ kind: fc.constant("fact" as const), label: bait, spans: line, quote: line }),
  fc.record({ kind: fc.constant("context" as const), spans: line }),
  fc.record({ kind: fc.constant("divider" as const) }),
);
const post: fc.Arbitrary<Post> = fc.record({
  text: bait,
  tone: fc.constantFrom("denied", "alleged", "confirmed", "changed", "neutral"),
  blocks: fc.array(block, { maxLength: 60 }),
});

describe("a message", () => {
  test("keeps every limit and pings nobody, whatever the post", () => {
    fc.assert(
      fc.property(post, (any) => {
        const body = renderPost(any, { nonce: "n", container: 5000, firstText: 6000 });
        expect(faultOfMessage(sentMessage.parse(body))).toBeUndefined();
        expect(body.allowed_mentions).toEqual({ parse: [] });
        expect(body.flags & MessageFlags.IsComponentsV2).not.toBe(0);
        expect(textsOf(body).every((text) => text.trim() !== "" && text.isWellFormed())).toBe(true);
        expect(renderPlain(any).length).toBeLessThanOrEqual(CONTENT_MAX);
      }),
      { numRuns: 150 },
    );
  });

  test("begins with its heading, which notifications and screen readers read first", () => {
    const body = renderPost({
      text: "ADDS: Alibaba denies",
      tone: "denied",
      blocks: [
        { kind: "heading", spans: [{ text: "ADDS: Alibaba denies" }] },
        {
          kind: "fact",
          label: "DENIAL",
          spans: [{ text: "Alibaba", style: "bold" }],
          quote: [{ text: "“completely false”" }],
        },
        { kind: "divider" },
        {
          kind: "context",
          spans: [{ text: "AFP", url: "https://afp.example/1" }, { text: " · 15 Nov" }],
        },
      ],
    });
    expect(textsOf(body)).toEqual([
      "### ADDS: Alibaba denies\n**DENIAL**  **Alibaba**\n> “completely false”",
      "-# [AFP](<https://afp.example/1>) · 15 Nov",
    ]);
  });

  test("that is too long says how much is left out, and keeps the source at its end", () => {
    const sentence = [{ text: "word ".repeat(100) }];
    const body = renderPost({
      text: "long",
      tone: "neutral",
      blocks: [
        { kind: "lines", lines: Array.from({ length: 20 }, () => sentence) },
        { kind: "context", spans: [{ text: "AFP", url: "https://afp.example/1" }] },
      ],
    });
    const all = textsOf(body).join("\n");
    expect(all.length).toBeLessThanOrEqual(TEXT_MAX);
    expect(all).toMatch(/-# … and 1[0-9] more lines that do not fit here\n-# \[AFP\]/u);
  });

  test("is cut between graphemes, never inside markup", () => {
    const all = rendered({ text: "👩‍👩‍👧".repeat(900), style: "bold" });
    expect(all).toMatch(/^\*\*(?:👩‍👩‍👧)+\*\*…$/u);
  });

  test("without blocks shows its text", () => {
    expect(textsOf(renderPost({ text: "one\ntwo", tone: "neutral", blocks: [] }))).toEqual([
      "one\ntwo",
    ]);
  });
});

test("a thread's name has 1 to 100 characters on one line", () => {
  expect(threadNameOf("\n\u0000 ")).toBe("Story");
  expect(threadNameOf("a\nb")).toBe("a b");
  expect(threadNameOf("阿里".repeat(200))).toHaveLength(100);
});
