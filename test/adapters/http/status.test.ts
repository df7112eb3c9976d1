import { describe, expect, test } from "vitest";

import { FEED, fetcher, fetchFrom, httpServer, httpsServer } from "./servers.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

describe("answers without a document", () => {
  test.each([204, 206, 300, 305, 400, 401, 403, 404, 407, 410, 418, 429, 451, 500, 502, 503, 599])(
    "a %d is a failure with one sentence",
    async (status) => {
      const server = await httpServer((_, response) => response.writeHead(status).end());
      const result = await fetchFrom(fetcher(), `${server.url}/feed`);
      expect(result).toMatchObject({
        kind: "failed",
        failure: "http-status",
        status,
        sentence: expect.stringMatching(/^127\.0\.0\.1:\d+\/feed [a-z].* \(\d{3}\)\. [A-Z].*\.$/u),
      });
    },
  );

  test("Cloudflare's check is named", async () => {
    const server = await httpServer((_, response) => {
      response.writeHead(403, { "cf-mitigated": "challenge", "content-type": "text/html" });
      response.end("<html>Just a moment...</html>");
    });
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({
      failure: "http-status",
      status: 403,
      sentence: expect.stringContaining("Cloudflare's check for humans"),
    });
  });

  test.each([429, 503])("Retry-After counts on a %d", async (status) => {
    const server = await httpServer((_, response) => {
      response.writeHead(status, { "retry-after": "120" }).end();
    });
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({ status, retryAfterMs: 120_000 });
  });

  test("Retry-After as a date counts from the clock given", async () => {
    const server = await httpServer((_, response) => {
      response.writeHead(503, { "retry-after": "Sun, 22 Nov 2026 13:00:00 GMT" }).end();
    });
    expect(await fetchFrom(fetcher({ now: () => NOW }), server.url)).toMatchObject({
      retryAfterMs: 3_600_000,
    });
  });

  test("Retry-After does not count elsewhere", async () => {
    const server = await httpServer((_, response) => {
      response.writeHead(404, { "retry-after": "120" }).end();
    });
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({ retryAfterMs: undefined });
  });
});

describe("servers that cannot be reached", () => {
  test("nobody listens", async () => {
    const server = await httpServer(() => undefined);
    const gone = fetcher({ resolve: async () => ["127.0.0.1"] });
    expect(
      await fetchFrom(gone, `http://news.test:${server.port === 1_024 ? 1_025 : 1_024}/f`),
    ).toMatchObject({
      failure: "unreachable",
      sentence: expect.stringContaining("refuses connections"),
    });
  });

  test.each([
    ["ENOTFOUND", "does not exist"],
    ["EAI_AGAIN", "could not be looked up"],
    ["ESERVFAIL", "could not be reached"],
  ])("the look-up fails with %s", async (code, words) => {
    const from = fetcher({
      resolve: async () => {
        throw Object.assign(new Error("query"), { code });
      },
    });
    expect(await fetchFrom(from, "https://news.test/feed")).toMatchObject({
      failure: "unreachable",
      sentence: expect.stringContaining(words),
    });
  });

  test("the second of two addresses answers when the first refuses", async () => {
    const server = await httpServer((_, response) => response.end(FEED));
    const from = fetcher({ resolve: async () => ["127.0.0.9", "127.0.0.1"] });
    expect(await fetchFrom(from, `http://news.test:${server.port}/`)).toMatchObject({
      kind: "fetched",
    });
  });
});

describe("https", () => {
  test("a document comes over a trusted certificate, by name", async () => {
    const server = await httpsServer((_, response) => response.end(FEED));
    const from = fetcher({ resolve: async () => ["127.0.0.1"] });
    expect(await fetchFrom(from, `https://news.test:${server.port}/`)).toMatchObject({
      kind: "fetched",
    });
  });

  test("an untrusted certificate is a failure, whatever the environment says", async () => {
    const server = await httpsServer((_, response) => response.end(FEED));
    const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    try {
      expect(await fetchFrom(fetcher({ extraAuthorities: [] }), server.url)).toMatchObject({
        failure: "tls",
      });
    } finally {
      if (before === undefined) {
        delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      } else {
        process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
      }
    }
    expect(server.requests).toHaveLength(0);
  });

  test("a certificate of another name is a failure", async () => {
    const server = await httpsServer((_, response) => response.end(FEED));
    const from = fetcher({ resolve: async () => ["127.0.0.1"] });
    expect(await fetchFrom(from, `https://other.test:${server.port}/`)).toMatchObject({
      failure: "tls",
    });
    expect(server.requests).toHaveLength(0);
  });

  test("a server that speaks no TLS is a failure", async () => {
    const server = await httpServer((_, response) => response.end(FEED));
    expect(await fetchFrom(fetcher(), server.url.replace("http:", "https:"))).toMatchObject({
      failure: "tls",
    });
  });
});
