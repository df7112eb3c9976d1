import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { cellsOfText, widthOf } from "../../../src/adapters/terminal/cells.ts";
import { renderTerminal } from "../../../src/adapters/terminal/render.ts";
import type { Post } from "../../../src/thread/post.ts";

const alert: Post = {
  text: "ADDS: Alibaba denies",
  tone: "denied",
  blocks: [
    { kind: "heading", spans: [{ text: "ADDS: Alibaba denies" }] },
    {
      kind: "fact",
      label: "DENIAL",
      spans: [{ text: "Alibaba", style: "bold" }],
      quote: [{ text: "“completely false, and has been from the very beginning”" }],
    },
    { kind: "divider" },
    {
      kind: "context",
      spans: [{ text: "AFP", url: "https://afp.example/1" }, { text: " · 15 Nov" }],
    },
  ],
};

describe("a post on the terminal", () => {
  test("without colour is plain text with its links written out", () => {
    expect(renderTerminal(alert, { width: 40, colour: false }).split("\n")).toEqual([
      "ADDS: Alibaba denies",
      "DENIAL  Alibaba",
      "  “completely false, and has been from",
      "  the very beginning”",
      "────────────────────────────────────────",
      "AFP <https://afp.example/1> · 15 Nov",
    ]);
  });

  test("with colour says the same words, and its links can be clicked", () => {
    const shown = renderTerminal(alert, { width: 40, colour: true });
    expect(shown).toContain("\u001b]8;;https://afp.example/1\u001b\\");
    // eslint-disable-next-line no-control-regex
    const words = shown.replaceAll(/\u001b\]8;;[^\u001b]*\u001b\\|\u001b\[[\d;]*m/gu, "");
    expect(words).toContain("DENIAL  Alibaba");
    expect(words).not.toContain("https");
  });

  test.each([
    ["abc", 3],
    ["阿里巴巴", 8],
    ["한국어", 6],
    ["ｆｕｌｌ", 8],
    ["👩‍👩‍👧", 2],
    ["é", 1],
    ["\u0301", 0],
    ["±", 1],
  ])("%s takes %i columns", (text, columns) => {
    expect(widthOf(cellsOfText(text))).toBe(columns);
  });

  test("in Chinese is wrapped between characters", () => {
    const post: Post = {
      text: "阿里巴巴否认白宫备忘录的指控，称其完全不实",
      tone: "neutral",
      blocks: [],
    };
    expect(renderTerminal(post, { width: 20, colour: false }).split("\n")).toEqual([
      "阿里巴巴否认白宫备忘",
      "录的指控，称其完全不",
      "实",
    ]);
  });

  test("never goes beyond the width nor steers the terminal, whatever it holds", () => {
    const piece = fc.constantFrom(
      "\u001b[2J",
      "\u001b]0;x\u0007",
      "\u009b31m",
      "\r",
      "\n",
      "\u202e",
      "阿",
      "word ",
      "👩‍👩‍👧",
      "\t",
      "\ud800",
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: "grapheme" })), { maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 90 }), (pieces, width) => {
        const words = pieces.join("");
        const post: Post = {
          text: words,
          tone: "denied",
          blocks: [
            {
              kind: "fact",
              label: words,
              spans: [{ text: words, url: words }],
              quote: [{ text: words }],
            },
          ],
        };
        const shown = renderTerminal(post, { width, colour: false });
        expect(shown).not.toMatch(/[\p{Cc}--\n]|\u202e/v);
        for (const row of shown.split("\n")) {
          expect(widthOf(cellsOfText(row))).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 200 },
    );
  });
});
