import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { renderPost, type RenderedPost } from "../../../src/adapters/slack/render.ts";
import type { Block, Post } from "../../../src/thread/post.ts";
import { hostilePost, readMrkdwn } from "./reference.ts";

function post(fields: Partial<Post>): Post {
  return { text: "Alibaba denies", tone: "neutral", blocks: [], ...fields };
}

function heading(text: string): Block {
  return { kind: "heading", spans: [{ text }] };
}

/** All texts in Slack's markup, in order, but for the mark of a quotation. */
function markupOf({ blocks }: RenderedPost): string[] {
  return blocks.flatMap((block) => {
    if (block.type === "section") {
      return [block.text?.text.replaceAll(/^>/gmu, "") ?? ""];
    }
    return block.type === "context"
      ? block.elements.flatMap((one) => (one.type === "mrkdwn" ? [one.text] : []))
      : [];
  });
}

describe("a post for Slack", () => {
  test("an alert has its heading, facts with the sentence quoted, and its source as a link", () => {
    const { blocks, text } = renderPost({
      text: "DENIAL: Alibaba denies & more — AFP",
      tone: "denied",
      blocks: [
        heading("DENIAL: Alibaba denies"),
        {
          kind: "fact",
          label: "DENIAL",
          spans: [{ text: "Alibaba", style: "bold" }],
          quote: [{ text: "“completely false” <sic>" }],
        },
        { kind: "divider" },
        {
          kind: "context",
          spans: [{ text: "AFP", url: "https://afp.com/1?a&b" }, { text: " (en)" }],
        },
      ],
    });
    expect(text).toBe("DENIAL: Alibaba denies &amp; more — AFP");
    expect(blocks).toEqual([
      {
        type: "header",
        text: { type: "plain_text", text: "🔴 DENIAL: Alibaba denies", emoji: false },
      },
      {
        type: "section",
        text: {
          type: "mrkdwn",
          text: "*DENIAL*  *Alibaba*\n>“completely false” &lt;sic&gt;",
          verbatim: true,
        },
      },
      { type: "divider" },
      {
        type: "context",
        elements: [
          { type: "mrkdwn", text: "<https://afp.com/1?a&amp;b|AFP> (en)", verbatim: true },
        ],
      },
    ]);
  });

  test.each([
    ["denied", "🔴 DENIED · Harbour crane"],
    ["alleged", "🟠 ALLEGED · Harbour crane"],
    ["confirmed", "🟢 CONFIRMED · Harbour crane"],
    ["changed", "🔵 CHANGED · Harbour crane"],
    ["neutral", "Harbour crane"],
  ] as const)("the tone %s has a colour, and a word where no block says it", (tone, shown) => {
    const { blocks } = renderPost(post({ tone, blocks: [heading("Harbour crane")] }));
    expect(blocks).toMatchObject([{ type: "header", text: { text: shown } }]);
  });

  test("a tone that the blocks name already gets its colour alone", () => {
    const { blocks } = renderPost(
      post({
        tone: "denied",
        blocks: [heading("Crane"), { kind: "context", spans: [{ text: "DENIED · 2 denials" }] }],
      }),
    );
    expect(blocks[0]).toMatchObject({ text: { text: "🔴 Crane" } });
  });

  test.each([
    ["long", "x".repeat(200)],
    ["with signs that Slack escapes", "AT&T <denies>"],
  ])("a heading that is %s becomes a bold section", (_why, text) => {
    const { blocks } = renderPost(post({ blocks: [heading(text)] }));
    expect(blocks).toMatchObject([{ type: "section", text: { type: "mrkdwn" } }]);
    expect(markupOf({ text, blocks })[0]).toMatch(/^\*.*\*$/u);
  });

  test("a post without blocks shows its text", () => {
    expect(renderPost(post({ text: "first\nsecond <b>" })).blocks).toMatchObject([
      { type: "section", text: { text: "first\nsecond &lt;b&gt;" } },
    ]);
  });

  test("lines that fill more than one section go on in the next", () => {
    const lines = Array.from({ length: 5 }, (_, at) => [{ text: `${at}${"x".repeat(1000)}` }]);
    const { blocks } = renderPost(post({ blocks: [{ kind: "lines", lines }] }));
    expect(blocks.map(({ type }) => type)).toEqual(["section", "section", "section"]);
    expect(markupOf({ text: "", blocks }).join("\n")).toBe(
      lines.map(([span]) => span?.text).join("\n"),
    );
  });

  test("what is over the totals is left out from the end, and said to be", () => {
    const many = renderPost(post({ blocks: Array.from({ length: 70 }, () => heading("x")) }));
    expect(many.blocks).toHaveLength(50);
    expect(markupOf(many).at(-1)).toContain("shortened");
    const fifty = renderPost(post({ blocks: Array.from({ length: 50 }, () => heading("x")) }));
    expect(markupOf(fifty)).toEqual([]);
    const long = renderPost(
      post({ blocks: Array.from({ length: 9 }, () => heading("&".repeat(500))) }),
    );
    expect(JSON.stringify(long.blocks).length).toBeLessThanOrEqual(10_000);
    expect(markupOf(long).at(-1)).toContain("shortened");
  });

  test("whatever publishers write, nothing in it is live and every limit holds", () => {
    fc.assert(
      fc.property(hostilePost, (written) => {
        const rendered = renderPost(written);
        for (const text of [rendered.text, ...markupOf(rendered)]) {
          const { live, links, stray } = readMrkdwn(text);
          expect(live).toEqual([]);
          expect(stray).toBe("");
          expect(text.isWellFormed()).toBe(true);
          for (const { url, label } of links) {
            expect(label).not.toBe("");
            expect(new URL(url).username).toBe("");
          }
        }
        expect(readMrkdwn(rendered.text).links).toEqual([]);
        expectWithinLimits(rendered);
      }),
      { numRuns: 300 },
    );
  });
});

function expectWithinLimits({ text, blocks }: RenderedPost): void {
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(4000);
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.length).toBeLessThanOrEqual(50);
  expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(10_000);
  expect(blocks.filter((block) => !isWithinLimits(block))).toEqual([]);
}

function isWithinLimits(block: RenderedPost["blocks"][number]): boolean {
  if (block.type === "section") {
    const text = block.text?.text ?? "";
    return text.trim() !== "" && text.length <= 3000;
  }
  if (block.type === "header") {
    return /^[^&<>]{1,150}$/u.test(block.text.text) && block.text.text.length <= 150;
  }
  return block.type === "divider" || block.elements.length === 1;
}
