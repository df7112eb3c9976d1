import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { linkIn, parseCommand, parseFollow, TOPIC_MAX } from "../../src/follow/parse-command.ts";

describe("a command", () => {
  test.each([
    ["follow Alibaba White House memo", { topic: "Alibaba White House memo" }],
    ["FOLLOW   *harbour*   crane ", { topic: "harbour crane" }],
    ["/story follow harbour crane", { topic: "harbour crane" }],
    ["follow <https://a.example/x?y=1|a.example>", { topic: "https://a.example/x?y=1" }],
    [
      "follow crane in:<#C123|desk> alerts:denials",
      { topic: "crane", channel: "C123", alerts: "denials" },
    ],
    ["follow <!channel> crane <!subteam^S1|editors>", { topic: "crane" }],
    ["follow crane in:#desk", { topic: "crane", channel: "desk" }],
    [
      "follow beat: EU antitrust in:#desk",
      { topic: "EU antitrust", channel: "desk", isBeat: true },
    ],
    ["follow alerts:denials beat:ports", { topic: "ports", alerts: "denials", isBeat: true }],
    ["follow heartbeat: a drama", { topic: "heartbeat: a drama" }],
    ["follow alerts:off 阿里巴巴 备忘录", { topic: "阿里巴巴 备忘录", alerts: "off" }],
  ])("%s", (text, wanted) => {
    expect(parseCommand(text)).toEqual({
      kind: "follow",
      channel: undefined,
      alerts: undefined,
      ...wanted,
    });
  });

  test("the alias takes the topic alone", () => {
    expect(parseFollow("list of demands")).toMatchObject({
      kind: "follow",
      topic: "list of demands",
    });
  });

  test.each([
    ["follow", "What shall I follow?"],
    ["follow    ", "What shall I follow?"],
    [`follow ${"a".repeat(3000)}`, `up to ${TOPIC_MAX} characters`],
    ["follow ***", "What shall I follow?"],
    ["follow !!! ???", "no word"],
    ["follow <!here>", "What shall I follow?"],
    ["follow crane alerts:loud", "all, denials and off"],
    ["follow beat:", "What shall I follow?"],
    ["folow crane", "Did you mean “follow”?"],
    ["xyzzy", "follow xyzzy"],
    ["constructor", "follow constructor"],
    ["__proto__", "follow __proto__"],
    ["follow crane alerts:constructor", "all, denials and off"],
    ["show", "Which story?"],
    ["why", "Paste the link"],
    ["why something", "Paste the link"],
    ["digest hourly", "now, daily, weekdays"],
    ["digest daily at:25:00", "a time such as 08:00"],
    ["digest daily at:8 zone:Mars/Olympus", "a time zone such as"],
  ])("%s is answered with one helpful sentence", (text, part) => {
    const command = parseCommand(text);
    expect(command.kind).toBe("unclear");
    expect(command.kind === "unclear" && command.sentence).toContain(part);
  });

  test.each([
    ["digest", { kind: "show" }],
    ["digest now", { kind: "now" }],
    ["digest off", { kind: "off" }],
    ["digest daily", { kind: "plan", days: "daily", atMinute: undefined, zone: undefined }],
    [
      "digest weekdays at:7.30 zone:america/new_york",
      { kind: "plan", days: "weekdays", atMinute: 450, zone: "America/New_York" },
    ],
    ["digest at:5pm", { kind: "plan", days: "daily", atMinute: 1020, zone: undefined }],
  ])("%s", (text, request) => {
    expect(parseCommand(text)).toEqual({ kind: "digest", request });
  });

  test("any text at all gets an answer and never a topic that is too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const command = parseCommand(`follow ${text}`);
        expect(["follow", "unclear"]).toContain(command.kind);
        const topic = command.kind === "follow" ? command.topic : "";
        expect(topic.length).toBeLessThanOrEqual(TOPIC_MAX);
      }),
    );
  });
});

describe("a link in a text ends before the punctuation around it", () => {
  test.each([
    ["https://a.example/x", "https://a.example/x"],
    ["see https://a.example/x.", "https://a.example/x"],
    ["https://a.example/x, and more", "https://a.example/x"],
    ["https://a.example/x...", "https://a.example/x"],
    ["https://a.example/x?!", "https://a.example/x"],
    ["(https://a.example/x)", "https://a.example/x"],
    ["(see https://a.example/x).", "https://a.example/x"],
    ["[https://a.example/x]", "https://a.example/x"],
    ["“https://a.example/x”", "https://a.example/x"],
    ["„https://a.example/x“,", "https://a.example/x"],
    ["'https://a.example/x'", "https://a.example/x"],
    ["*https://a.example/x*", "https://a.example/x"],
    ["（https://a.example/x）。", "https://a.example/x"],
    ["https://a.example/Crane_(machine)", "https://a.example/Crane_(machine)"],
    ["(https://a.example/Crane_(machine)).", "https://a.example/Crane_(machine)"],
    ["https://a.example/a(b)c)", "https://a.example/a(b)c"],
    ["https://a.example/x?list[]=1&b[]", "https://a.example/x?list[]=1&b[]"],
    ["https://a.example/x/?q=1.5", "https://a.example/x/?q=1.5"],
    ["https://...", undefined],
    ["no link", undefined],
  ])("%s", (text, link) => {
    expect(linkIn(text)).toBe(link);
  });

  test("however long that punctuation is", () => {
    const link = "https://a.example/x";
    expect(linkIn(link + ").,]".repeat(50_000))).toBe(link);
  });
});
