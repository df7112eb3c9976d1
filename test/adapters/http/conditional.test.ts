import { describe, expect, test } from "vitest";

import { bodyOf, FEED, fetcher, fetchFrom, httpServer, rawServer } from "./servers.ts";

describe("asking whether a document has changed", () => {
  test.each([
    ['W/"a b"', "Sat, 21 Nov 2026 10:00:00 GMT"],
    ['"5e2-é"', "2026-11-21 10:00"],
    ["unquoted", "yesterday, about noon"],
    ['"with, comma"', "Thu, 01 Jan 1970 00:00:00 GMT"],
  ])("%s and %s go back byte for byte", async (etag, lastModified) => {
    const server = await httpServer((request, response) => {
      response.setHeader("etag", etag);
      response.setHeader("last-modified", lastModified);
      response.statusCode = request.headers["if-none-match"] === undefined ? 200 : 304;
      // As bytes: with a text Node would write the headers in UTF-8 too.
      response.end(response.statusCode === 200 ? Buffer.from(FEED) : undefined);
    });
    const from = fetcher();
    const first = await fetchFrom(from, server.url);
    expect(first).toMatchObject({ kind: "fetched", validators: { etag, lastModified } });
    await bodyOf(first);

    const second = await fetchFrom(from, server.url, { etag, lastModified });
    expect(second).toMatchObject({ kind: "not-modified", validators: { etag, lastModified } });
    expect(server.requests[1]!.headers).toMatchObject({
      "if-none-match": etag,
      "if-modified-since": lastModified,
    });
  });

  test("white space around a validator is not part of it", async () => {
    const server = await rawServer(
      'HTTP/1.1 200 OK\r\nETag:  W/"v 1" \t\r\nConnection: close\r\n\r\n<rss/>',
    );
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({
      validators: { etag: 'W/"v 1"' },
    });
  });

  test("nothing is asked when there is nothing to ask with, and empty validators are nothing", async () => {
    const server = await httpServer((_, response) => {
      response.setHeader("etag", "");
      response.setHeader("last-modified", " ");
      response.end(FEED);
    });
    const from = fetcher();
    expect(await fetchFrom(from, server.url)).toMatchObject({ kind: "fetched", validators: {} });
    await fetchFrom(from, server.url, { etag: "" });
    for (const request of server.requests) {
      expect(request.headers).not.toHaveProperty("if-none-match");
      expect(request.headers).not.toHaveProperty("if-modified-since");
    }
  });

  test("a validator that would break out of its header is never sent", async () => {
    const server = await httpServer((_, response) => response.end(FEED));
    const result = await fetchFrom(fetcher(), server.url, { etag: '"a"\r\nx-evil: 1' });
    expect(result.kind).toBe("fetched");
    expect(server.requests[0]!.headers).not.toHaveProperty("x-evil");
    expect(server.requests[0]!.headers).not.toHaveProperty("if-none-match");
  });

  test("a 304 renews the validators it brings and leaves the others", async () => {
    const server = await httpServer((_, response) => {
      response.writeHead(304, { etag: '"v2"', "cache-control": "max-age=600" }).end();
    });
    const before = { etag: '"v1"', lastModified: "Sat, 21 Nov 2026 10:00:00 GMT" };
    expect(await fetchFrom(fetcher(), server.url, before)).toEqual({
      kind: "not-modified",
      validators: { etag: '"v2"', lastModified: before.lastModified },
      freshForMs: 600_000,
    });
  });

  test("a 304 that nobody asked for is a failure", async () => {
    const server = await httpServer((_, response) => response.writeHead(304).end());
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({
      kind: "failed",
      failure: "http-status",
      status: 304,
    });
  });

  test("a document served without validators has none, whatever was sent", async () => {
    const server = await httpServer((_, response) => response.end(FEED));
    expect(await fetchFrom(fetcher(), server.url, { etag: '"old"' })).toMatchObject({
      kind: "fetched",
      validators: {},
    });
  });

  test("polls of one host share its connections while they are open", async () => {
    const server = await httpServer((request, response) => {
      const seen = request.headers["if-none-match"] !== undefined;
      response.writeHead(seen ? 304 : 200, { etag: '"v1"' }).end(seen ? undefined : FEED);
    });
    const from = fetcher();
    await bodyOf(await fetchFrom(from, server.url));
    for (let poll = 0; poll < 8; poll += 1) {
      await fetchFrom(from, server.url, { etag: '"v1"' });
    }
    expect(server.requests).toHaveLength(9);
    // Two are kept for an origin; the next request may begin before the first is seen to be free.
    expect(server.connections()).toBeLessThanOrEqual(2);
  });
});

describe("what every request says", () => {
  test("who we are, what we read, and nothing else", async () => {
    const server = await httpServer((_, response) => response.end(FEED));
    await fetchFrom(fetcher(), `${server.url}/feed?a=b#part`);
    const [request] = server.requests;
    expect(request!.method).toBe("GET");
    expect(request!.url).toBe("/feed?a=b");
    expect(Object.keys(request!.headers).toSorted()).toEqual(
      ["accept", "accept-encoding", "connection", "host", "user-agent"].toSorted(),
    );
    expect(request!.headers["user-agent"]).toMatch(/^Newsthread\/.* \(\+https:\/\//u);
    expect(request!.headers["accept-encoding"]).toBe("gzip, br, zstd");
    expect(request!.headers.accept).toMatch(/atom\+xml.*rss\+xml.*feed\+json/u);
  });

  test("the type of the document is passed on, and where it was found", async () => {
    const server = await httpServer((request, response) => {
      if (request.url === "/old") {
        response.writeHead(301, { location: "/new?x=1" }).end();
      } else {
        response.writeHead(200, { "content-type": "text/xml; charset=windows-1252" }).end(FEED);
      }
    });
    const result = await fetchFrom(fetcher(), `${server.url}/old`);
    expect(result).toMatchObject({
      contentType: "text/xml; charset=windows-1252",
      finalUrl: `${server.url}/new?x=1`,
    });
    expect((await bodyOf(result)).toString()).toBe(FEED);
  });
});
