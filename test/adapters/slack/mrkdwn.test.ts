import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  cleanLink,
  escapeText,
  escapeToFit,
  renderLine,
} from "../../../src/adapters/slack/mrkdwn.ts";
import { hostileText } from "./reference.ts";

describe("a text made safe for Slack", () => {
  test.each([
    ["AT&T <AFP>", "AT&amp;T &lt;AFP&gt;"],
    ["<!channel> <@U1> <#C1>", "&lt;!channel&gt; &lt;@U1&gt; &lt;#C1&gt;"],
    ["&amp;", "&amp;amp;"],
  ])("%s becomes %s", (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  test.each([
    ["fits", 4, "fits"],
    ["longer", 4, "lon…"],
    ["a&b", 4, "a…"],
    ["a&b", 6, "a…"],
    ["a&b", 7, "a&amp;b"],
    ["👩‍👩‍👧‍👦x", 3, "…"],
    ["e\u0301e\u0301", 3, "e\u0301…"],
    ["x", 0, ""],
  ])("%s cut to %i is %s", (text, limit, cut) => {
    expect(escapeToFit(text, limit)).toBe(cut);
  });

  test("whatever it is, a cut text fits, holds no half entity and begins like the whole", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const cut = escapeToFit(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.replaceAll(/&(?:amp|lt|gt);/gu, "")).not.toMatch(/[&<>]/u);
        expect(escapeText(text).startsWith(cut.replace(/…$/u, ""))).toBe(true);
      }),
    );
  });
});

describe("a line for Slack", () => {
  test.each([
    ["bold", "*denies* "],
    ["italic", "_denies_ "],
    ["code", "`denies` "],
  ] as const)("blanks stay outside the marks of %s text", (style, rendered) => {
    expect(renderLine([{ text: "denies ", style }], 100)).toBe(rendered);
  });

  test("line breaks, control and direction-override characters do not get through", () => {
    expect(renderLine([{ text: "a\r\nb\u0000c\u202Ed\u2028e" }], 100)).toBe("a b cd e");
  });

  test("backticks cannot turn what follows into code", () => {
    expect(renderLine([{ text: "```x" }], 100)).toBe("'''x");
  });

  test("a link is cut in its label alone", () => {
    const line = renderLine([{ text: "a long headline", url: "https://ft.com/a" }], 26);
    expect(line).toBe("<https://ft.com/a|a long…>");
  });

  test("where no link fits, its label stands alone", () => {
    expect(renderLine([{ text: "headline", url: "https://ft.com/a" }], 10)).toBe("headline");
  });

  test("a label that names another site is led by the site that the link goes to", () => {
    const render = (text: string, url: string) => renderLine([{ text, url }], 200);
    expect(render("https://ft.com/memo", "https://evil.example.net/x")).toBe(
      "<https://evil.example.net/x|evil.example.net (https://ft.com/memo)>",
    );
    expect(render("ｆｔ．ｃｏｍ", "https://evil.example.net/")).toContain("|evil.example.net (");
    expect(render("www.ft.com", "https://ft.com/x")).toBe("<https://ft.com/x|www.ft.com>");
    expect(render("U.S. memo.pdf", "https://ft.com/x")).toBe("<https://ft.com/x|U.S. memo.pdf>");
    expect(render(" ", "https://ft.com/x")).toBe("<https://ft.com/x|ft.com>");
  });

  test("a look-alike host is shown as it is written on the wire", () => {
    expect(renderLine([{ text: "ft.com", url: "https://fт.com/" }], 200)).toBe(
      "<https://xn--f-9tb.com/|xn--f-9tb.com (ft.com)>",
    );
  });
});

describe("an address behind a link", () => {
  test.each([
    ["https://ft.com/a?b=1&c=2", "https://ft.com/a?b=1&c=2"],
    ["http://user:secret@ft.com/", "http://ft.com/"],
    ["https://ft.com/a|b", "https://ft.com/a%7Cb"],
    ["https://ft.com/<!here>", "https://ft.com/%3C!here%3E"],
    ["https://ft.com/?q=<!here>|x", "https://ft.com/?q=%3C!here%3E%7Cx"],
    [" https://ft.com/\n", "https://ft.com/"],
  ])("%s is %s", (url, clean) => {
    expect(cleanLink(url)?.href).toBe(clean);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "mailto:a@ft.com",
    "slack://channel?id=C1",
    "//ft.com",
    "https://",
    "",
    `https://ft.com/${"a".repeat(3000)}`,
  ])("%.30s is none", (url) => {
    expect(cleanLink(url)).toBeUndefined();
  });
});
