import { describe, expect, test } from "vitest";

import { bodyOf, failureOf, FEED, fetcher, fetchFrom, httpServer } from "./servers.ts";

describe("time limits", () => {
  test("a server that says nothing ends at the deadline, its connection closed", async () => {
    const server = await httpServer(() => undefined);
    expect(await fetchFrom(fetcher({ deadlineMs: 150 }), server.url)).toMatchObject({
      kind: "failed",
      failure: "timeout",
      sentence: expect.stringContaining("took longer than a second."),
    });
    await expect.poll(() => server.open()).toBe(0);
  });

  test("a body that drips ends at the deadline, its connection closed", async () => {
    const server = await httpServer((_, response) => {
      const drip = setInterval(() => response.write("<"), 20);
      response.on("close", () => clearInterval(drip));
    });
    const result = await fetchFrom(fetcher({ deadlineMs: 200 }), server.url);
    expect(result.kind).toBe("fetched");
    expect(await failureOf(result)).toMatchObject({ failure: "timeout" });
    await expect.poll(() => server.open()).toBe(0);
  });

  test("a document that nobody reads does not hold its connection for ever", async () => {
    const server = await httpServer((_, response) => {
      response.writeHead(200);
      response.write(Buffer.alloc(1_000_000, 32));
    });
    expect((await fetchFrom(fetcher({ deadlineMs: 100 }), server.url)).kind).toBe("fetched");
    await expect.poll(() => server.open()).toBe(0);
  });

  test("redirects share one deadline", async () => {
    let hop = 0;
    const server = await httpServer((_, response) => {
      setTimeout(() => response.writeHead(302, { location: `/${(hop += 1)}` }).end(), 90);
    });
    expect(await fetchFrom(fetcher({ deadlineMs: 200 }), server.url)).toMatchObject({
      failure: "timeout",
    });
    expect(server.requests.length).toBeLessThan(5);
  });

  test("a name that is never looked up ends at the deadline", async () => {
    const from = fetcher({ deadlineMs: 100, resolve: async () => new Promise(() => undefined) });
    expect(await fetchFrom(from, "http://news.test/feed")).toMatchObject({ failure: "timeout" });
  });

  test("a request that waits for a free connection ends at its own deadline", async () => {
    const server = await httpServer(() => undefined);
    const from = fetcher({ deadlineMs: 200 });
    const results = await Promise.all([1, 2, 3, 4].map(async () => fetchFrom(from, server.url)));
    expect(results.map((result) => result.kind === "failed" && result.failure)).toEqual(
      Array.from({ length: 4 }, () => "timeout"),
    );
    expect(server.connections()).toBeLessThanOrEqual(4);
  });

  test("at most two requests are under way at one origin, and all are answered", async () => {
    let now = 0;
    let most = 0;
    const server = await httpServer((_, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.end(FEED);
      }, 5);
    });
    const from = fetcher();
    const bodies = Array.from({ length: 12 }, async () =>
      bodyOf(await fetchFrom(from, server.url)),
    );
    expect(new Set((await Promise.all(bodies)).map(String))).toEqual(new Set([FEED]));
    expect(most).toBe(2);
  });

  test("the caller may end it early, before the answer and within the body", async () => {
    const silent = await httpServer(() => undefined);
    const slow = await httpServer((_, response) => {
      response.write("<rss>");
    });
    const from = fetcher();
    const stop = new AbortController();
    const first = from.fetch({ url: silent.url, validators: {}, signal: stop.signal });
    const second = await from.fetch({ url: slow.url, validators: {}, signal: stop.signal });
    stop.abort();
    expect(await first).toMatchObject({ failure: "timeout" });
    expect((await failureOf(second)).sentence).toContain("the program is stopping");
    expect(await from.fetch({ url: slow.url, validators: {}, signal: stop.signal })).toMatchObject({
      failure: "timeout",
    });
  });

  test("closing ends what is under way", async () => {
    const server = await httpServer(() => undefined);
    const from = fetcher();
    const pending = fetchFrom(from, server.url);
    await expect.poll(() => server.connections()).toBe(1);
    await from.close();
    expect(await pending).toMatchObject({ kind: "failed" });
    await expect.poll(() => server.open()).toBe(0);
  });
});
