import { describe, expect, test } from "vitest";

import { parseTarget } from "../../../src/adapters/http/target.ts";
import { fetcher, fetchFrom } from "./servers.ts";

describe("addresses that are not for reading feeds", () => {
  test.each([
    "",
    " ",
    "news",
    "http://",
    "http:///path",
    "http://.",
    "http://..",
    "http://a..b/",
    "http://[::1",
    "http:/127.0.0.1/",
    "http:127.0.0.1",
    "http:\\\\127.0.0.1\\",
    "//127.0.0.1/feed",
    "http://exa mple.com/",
    "http://example.com/\r\nX-Injected: 1",
    "ht\ntp://example.com/",
    "http://127.0.0.1\u0000.example.com/",
    "http://127.0.0.1%00.example.com/",
    "http://xn--a/",
    "http://*.example.com/",
    `http://${"a".repeat(64)}.example/`,
    `http://${"a.".repeat(130)}example/`,
    `https://example.com/${"a".repeat(2_048)}`,
    "http://127.0.0.1:99999/",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "feed:file:///etc/passwd",
    "data:text/xml,<rss/>",
    "javascript:alert(1)",
    "view-source:http://example.com/",
    "ftp://example.com/",
    "ws://example.com/",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/info",
    "mailto:a@b.c",
    "http://example.com:0/",
    "http://example.com:22/",
    "http://example.com:25/",
    "http://example.com:6379/",
    "http://example.com:5432/",
    "http://example.com:11211/",
    "http://example.com:9200/",
  ])("%j", async (url) => {
    const result = await fetchFrom(
      fetcher({
        resolve: async () => {
          throw new Error("Nothing may be looked up");
        },
      }),
      url,
    );
    expect(result).toMatchObject({
      kind: "failed",
      failure: "bad-url",
      sentence: expect.stringMatching(/\.$/u),
    });
  });
});

describe("addresses that are", () => {
  test.each([
    ["http://example.com/feed.xml", "http://example.com/feed.xml"],
    [" https://example.com/feed ", "https://example.com/feed"],
    ["https://EXAMPLE.com./feed", "https://example.com./feed"],
    ["https://example.com:8443/feed", "https://example.com:8443/feed"],
    ["https://example.com:443/feed", "https://example.com/feed"],
    ["https://example.com/feed?a=b&c=d#frag", "https://example.com/feed?a=b&c=d"],
    ["feed://example.com/rss", "http://example.com/rss"],
    ["feed:https://example.com/rss", "https://example.com/rss"],
    ["feed://https://example.com/rss", "https://example.com/rss"],
    ["https://münchen.example/feed", "https://xn--mnchen-3ya.example/feed"],
    ["https://阿里.example/新闻", "https://xn--0m4ap1g.example/%E6%96%B0%E9%97%BB"],
    ["http://under_score.example/", "http://under_score.example/"],
    ["http://1572395042/f", "http://93.184.216.34/f"],
    ["https://user:pw@example.com/f", "https://example.com/f"],
  ])("%j", (given, href) => {
    expect(parseTarget(given)).toMatchObject({ url: expect.objectContaining({ href }) });
  });

  test("what people are shown is host and path, shortened, never the query", () => {
    const shown = (url: string): unknown => {
      const target = parseTarget(url);
      return "shown" in target && target.shown;
    };
    expect(shown("https://u:p@example.com/feed?key=1")).toBe("example.com/feed");
    expect(shown("https://example.com/?key=1")).toBe("example.com");
    expect(shown(`https://example.com/${"a".repeat(300)}`)).toHaveLength(
      "example.com".length + 101,
    );
  });
});
