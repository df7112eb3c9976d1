import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { Repeats } from "../../../src/adapters/slack/repeats.ts";
import { parsePayload, plainText, toIncoming } from "../../../src/adapters/slack/slash-command.ts";

const BODY = {
  command: "/story",
  text: "list",
  team_id: "T1",
  team_domain: "desk",
  channel_id: "C1",
  user_id: "U1",
  trigger_id: "1.2",
};

describe("the payload of a slash command", () => {
  test("what is needed is read; a workspace without a name goes by its id", () => {
    const { team_domain: _name, ...nameless } = BODY;
    expect(parsePayload(nameless)).toEqual({
      command: "/story",
      text: "list",
      workspace: "T1",
      workspaceName: "T1",
      channel: "C1",
      person: "U1",
      trigger: "1.2",
    });
  });

  test.each(["command", "team_id", "channel_id", "user_id"])("without %s it is none", (field) => {
    expect(parsePayload({ ...BODY, [field]: undefined })).toBeUndefined();
    expect(parsePayload({ ...BODY, [field]: ["T1", "T2"] })).toBeUndefined();
  });

  test("anything else is none, and nothing throws", () => {
    expect(() =>
      fc.assert(fc.property(fc.anything(), (body) => parsePayload(body) === undefined)),
    ).not.toThrow();
  });

  test("only what ends in follow is the alias", () => {
    const parse = (text: string) => ({ kind: "unclear" as const, sentence: text });
    const textOf = (command: string) => {
      const payload = parsePayload({ ...BODY, command });
      return payload === undefined ? undefined : toIncoming(payload, parse).command;
    };
    expect(textOf("/follow")).toEqual({ kind: "unclear", sentence: "follow list" });
    expect(textOf("/desk-follow")).toEqual({ kind: "unclear", sentence: "follow list" });
    expect(textOf("/story")).toEqual({ kind: "unclear", sentence: "list" });
  });
});

describe("what a person typed", () => {
  test.each([
    ["AT&amp;T &lt;3 &amp;lt;", "AT&T <3 &lt;"],
    ["why <https://ft.com/a?b=1&amp;c=2>", "why https://ft.com/a?b=1&c=2"],
    ["why <https://ft.com/a|ft.com/a>", "why https://ft.com/a"],
    ["follow crane in:<#C123|desk>", "follow crane in:<#C123|desk>"],
    ["ask <@U123|ana> and <@U124>", "ask @ana and U124"],
    ["<<<>>>||<@|>", "<<<>>>||<@|>"],
  ])("%s is %s", (escaped, typed) => {
    expect(plainText(escaped)).toBe(typed);
  });
});

describe("repeats", () => {
  test("a key is known for a day, and among the last ten thousand", () => {
    const repeats = new Repeats();
    expect(repeats.isRepeat("a", 0)).toBe(false);
    expect(repeats.isRepeat("a", 1000)).toBe(true);
    expect(repeats.isRepeat("a", 24 * 3600 * 1000)).toBe(false);
    for (let at = 0; at < 10_000; at += 1) {
      repeats.isRepeat(`other ${at}`, 0);
    }
    expect(repeats.isRepeat("a", 24 * 3600 * 1000 + 1)).toBe(false);
  });
});
