import { describe, expect, test } from "vitest";

import { bodyOf, failureOf, FEED, fetcher, fetchFrom, httpServer, httpsServer } from "./servers.ts";
import type { TestServer } from "./servers.ts";

/** A server that redirects `/n` to `/n-1` and serves the feed at `/0`. */
async function chain(): Promise<TestServer> {
  return await httpServer((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left > 0) {
      response.writeHead(302, { location: `/${left - 1}` }).end();
    } else {
      response.end(FEED);
    }
  });
}

async function redirectingTo(location: string | undefined, status = 302): Promise<TestServer> {
  return await httpServer((_, response) => {
    response
      .writeHead(status, location === undefined ? {} : { location })
      .end("<html>moved</html>");
  });
}

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("a %d is followed", async (status) => {
    const end = await httpServer((_, response) => response.end(FEED));
    const server = await redirectingTo(`${end.url}/feed`, status);
    const result = await fetchFrom(fetcher(), server.url);
    expect(result).toMatchObject({ kind: "fetched", finalUrl: `${end.url}/feed` });
    expect((await bodyOf(result)).toString()).toBe(FEED);
  });

  test("five are followed", async () => {
    const server = await chain();
    expect(await fetchFrom(fetcher(), `${server.url}/5`)).toMatchObject({ kind: "fetched" });
    expect(server.requests).toHaveLength(6);
  });

  test.each([6, 21])("%d are too many, and the sixth is not followed", async (hops) => {
    const server = await chain();
    expect(await fetchFrom(fetcher(), `${server.url}/${hops}`)).toMatchObject({
      kind: "failed",
      failure: "too-many-redirects",
      status: 302,
      sentence: expect.stringContaining("redirects more than 5 times"),
    });
    expect(server.requests).toHaveLength(6);
  });

  test("a circle is noticed at once", async () => {
    const server = await httpServer((request, response) => {
      response.writeHead(302, { location: request.url === "/a" ? "/b" : "/a" }).end();
    });
    expect(await fetchFrom(fetcher(), `${server.url}/a`)).toMatchObject({
      failure: "too-many-redirects",
      sentence: expect.stringContaining("in a circle"),
    });
    expect(server.requests).toHaveLength(2);
  });

  test.each([undefined, "", "  "])(
    "one that names no place (%j) is a failure",
    async (location) => {
      const server = await redirectingTo(location);
      expect(await fetchFrom(fetcher(), server.url)).toMatchObject({
        failure: "http-status",
        status: 302,
        sentence: expect.stringContaining("redirects to nowhere (302)"),
      });
    },
  );

  test.each([
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "data:text/xml,<rss/>",
    "javascript:alert(1)",
    "feed:file:///etc/passwd",
    "http://",
    "http://[::1",
    `http://127.0.0.1/${"a".repeat(3_000)}`,
    "http://127.0.0.1:6379/",
  ])("one to %s is refused", async (location) => {
    const server = await redirectingTo(location);
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({
      failure: "bad-url",
      status: 302,
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    "http://169.254.169.254/latest/",
    "http://[::ffff:169.254.169.254]/",
    "http://10.0.0.1/",
    "http://[::ffff:10.0.0.1]/",
    "http://metadata.google.internal/",
    "//192.168.0.1/canary",
  ])("one to %s is refused", async (location) => {
    const server = await redirectingTo(location);
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({ failure: "private-address" });
  });

  test("one from an open network into a closed one reaches nobody", async () => {
    const closed = await httpServer((_, response) => response.end("secret"), "127.0.0.2");
    const server = await redirectingTo(`${closed.url}/`);
    const from = fetcher({ allowNetworks: ["127.0.0.1/32"] });
    expect(await fetchFrom(from, server.url)).toMatchObject({ failure: "private-address" });
    expect([server.connections(), closed.connections()]).toEqual([1, 0]);
  });

  test("one from https down to http is refused, up to https followed", async () => {
    const plain = await httpServer((_, response) => response.end(FEED));
    const secure = await httpsServer((request, response) => {
      if (request.url === "/down") {
        response.writeHead(301, { location: plain.url }).end();
      } else {
        response.end(FEED);
      }
    });
    const up = await redirectingTo(`${secure.url}/feed`);
    const from = fetcher();
    expect(await fetchFrom(from, `${secure.url}/down`)).toMatchObject({
      failure: "bad-url",
      sentence: expect.stringContaining("from a secure address to one that is not"),
    });
    expect(plain.connections()).toBe(0);
    expect(await fetchFrom(from, up.url)).toMatchObject({ finalUrl: `${secure.url}/feed` });
  });

  test("a place written in UTF-8 is understood", async () => {
    const server = await httpServer((request, response) => {
      if (request.url === "/") {
        response.socket?.end(
          Buffer.from(
            "HTTP/1.1 302 Found\r\nLocation: /nyhéter\r\nContent-Length: 0\r\n\r\n",
            "utf8",
          ),
        );
      } else {
        response.end(FEED);
      }
    });
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({
      kind: "fetched",
      finalUrl: `${server.url}/nyh%C3%A9ter`,
    });
  });

  test("bodies of redirects are not waited for", async () => {
    const end = await httpServer((_, response) => response.end(FEED));
    const server = await httpServer((_, response) => {
      response.writeHead(302, { location: end.url });
      response.write("moved, and never done saying so");
    });
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({ kind: "fetched" });
  });
});

describe("credentials in an address", () => {
  test("go to their own origin, and are in no result", async () => {
    const server = await httpServer((request, response) => {
      if (request.url === "/a") {
        response.writeHead(302, { location: "/b" }).end();
      } else {
        response.end(FEED);
      }
    });
    const url = `${server.url}/a`.replace("//", "//desk:s%C3%A9cret%40@");
    const result = await fetchFrom(fetcher(), url);
    const expected = `Basic ${Buffer.from("desk:sécret@").toString("base64")}`;
    expect(server.requests.map((request) => request.headers.authorization)).toEqual([
      expected,
      expected,
    ]);
    expect(result).toMatchObject({ kind: "fetched", finalUrl: `${server.url}/b` });
  });

  test("go to no other origin, not even when a redirect writes them down", async () => {
    const other = await httpServer((_, response) => response.end(FEED));
    const server = await redirectingTo(other.url.replace("//", "//desk:secret@"));
    const url = server.url.replace("//", "//desk:secret@");
    expect(await fetchFrom(fetcher(), url)).toMatchObject({
      kind: "fetched",
      finalUrl: `${other.url}/`,
    });
    expect(server.requests[0]!.headers.authorization).toMatch(/^Basic /u);
    expect(other.requests[0]!.headers).not.toHaveProperty("authorization");
  });

  test.each([401, 404, 500, 302])(
    "are in no sentence about a %d, nor is the query",
    async (status) => {
      const server = await httpServer((_, response) => response.writeHead(status).end());
      const url = `${server.url}/private/feed?token=t0psecret#s3cret`.replace(
        "//",
        "//n4me:passw0rd@",
      );
      const result = await fetchFrom(fetcher(), url);
      expect(result).toMatchObject({ kind: "failed", status });
      expect(JSON.stringify(result)).toContain("/private/feed");
      expect(JSON.stringify(result)).not.toMatch(/t0psecret|s3cret|n4me|passw0rd|token/u);
    },
  );

  test("are in no sentence about a body that breaks off or an address that is refused", async () => {
    const server = await httpServer((_, response) => {
      response.writeHead(200, { "content-length": 1_000 });
      response.write("<rss>");
      setImmediate(() => response.destroy());
    });
    const secret = (url: string): string => `${url}/f?t0ken=x`.replace("//", "//n4me:passw0rd@");
    const broken = await fetchFrom(fetcher(), secret(server.url));
    const { failure, sentence } = await failureOf(broken);
    expect(failure).toBe("cut-off");
    const texts = [
      sentence,
      JSON.stringify(await fetchFrom(fetcher(), secret("http://10.0.0.1"))),
      JSON.stringify(await fetchFrom(fetcher(), secret("http://10.0.0.1:22"))),
      JSON.stringify(await fetchFrom(fetcher(), secret("https://exa mple"))),
    ];
    expect(texts.join("\n")).not.toMatch(/t0ken|n4me|passw0rd/u);
  });
});
