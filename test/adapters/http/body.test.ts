import zlib from "node:zlib";

import { describe, expect, test } from "vitest";

import { bodyOf, failureOf, FEED, fetcher, fetchFrom, httpServer, rawServer } from "./servers.ts";
import type { TestServer } from "./servers.ts";

const PACK = {
  gzip: (text: string | Buffer) => zlib.gzipSync(text),
  "x-gzip": (text: string | Buffer) => zlib.gzipSync(text),
  br: (text: string | Buffer) => zlib.brotliCompressSync(text),
  zstd: (text: string | Buffer) => zlib.zstdCompressSync(text),
  deflate: (text: string | Buffer) => zlib.deflateSync(text),
};
const LONG_FEED = FEED.replace(
  "</channel>",
  `${"<item><title>Two</title></item>".repeat(5_000)}</channel>`,
);

async function serving(body: Buffer | string, encoding?: string): Promise<TestServer> {
  return await httpServer((_, response) => {
    if (encoding !== undefined) {
      response.setHeader("content-encoding", encoding);
    }
    response.end(body);
  });
}

describe("compressed bodies", () => {
  test.each(Object.entries(PACK))("%s is decoded", async (coding, pack) => {
    const server = await serving(pack(LONG_FEED), coding);
    expect((await bodyOf(await fetchFrom(fetcher(), server.url))).toString()).toBe(LONG_FEED);
  });

  test("a raw deflate stream, as some servers send it, is decoded", async () => {
    const server = await serving(zlib.deflateRawSync(FEED), "deflate");
    expect((await bodyOf(await fetchFrom(fetcher(), server.url))).toString()).toBe(FEED);
  });

  test.each(["gzip", "zstd"])(
    "a plain body under the label %s is taken as it is",
    async (coding) => {
      const server = await serving(FEED, coding);
      expect((await bodyOf(await fetchFrom(fetcher(), server.url))).toString()).toBe(FEED);
    },
  );

  test("gzip without a label is recognised", async () => {
    const server = await serving(zlib.gzipSync(FEED));
    expect((await bodyOf(await fetchFrom(fetcher(), server.url))).toString()).toBe(FEED);
  });

  test("a body that trickles in byte by byte is recognised all the same", async () => {
    const packed = zlib.gzipSync(FEED);
    const server = await httpServer((_, response) => {
      response.setHeader("content-encoding", "gzip");
      void (async () => {
        for (const byte of packed) {
          response.write(Buffer.from([byte]));
          await new Promise(setImmediate);
        }
        response.end();
      })();
    });
    expect((await bodyOf(await fetchFrom(fetcher(), server.url))).toString()).toBe(FEED);
  });

  test.each(["", undefined, "gzip", "br", "zstd", "deflate"])(
    "an empty body (%s) is empty",
    async (coding) => {
      const server = await serving("", coding === "" ? "identity" : coding);
      const result = await fetchFrom(fetcher(), server.url);
      const outcome = await bodyOf(result).then(String, () => "cut-off");
      expect(["", "cut-off"]).toContain(outcome);
    },
  );

  test.each(["gzip", "br", "zstd", "deflate"] as const)(
    "a truncated %s body is an error",
    async (coding) => {
      const packed = PACK[coding](LONG_FEED);
      const server = await serving(packed.subarray(0, -6), coding);
      expect(await failureOf(await fetchFrom(fetcher(), server.url))).toMatchObject({
        failure: "cut-off",
        sentence: expect.stringContaining("cut off before its end"),
      });
    },
  );

  test.each(["gzip", "br", "zstd"] as const)("a damaged %s body is an error", async (coding) => {
    const packed = PACK[coding](LONG_FEED);
    packed.fill(0xa5, Math.floor(packed.length / 3), Math.floor(packed.length / 3) + 40);
    const server = await serving(packed, coding);
    const { failure } = await failureOf(await fetchFrom(fetcher(), server.url));
    expect(["bad-encoding", "cut-off"]).toContain(failure);
  });

  test.each(["gzip, gzip", "gzip,br", "x-foo", "compress"])("%s is refused", async (encoding) => {
    const server = await serving(zlib.gzipSync(zlib.gzipSync(FEED)), encoding);
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({
      kind: "failed",
      failure: "bad-encoding",
    });
  });
});

describe("bombs", () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024, 32);
  const MAX = 1_024 * 1_024;

  test.each(["gzip", "br", "zstd", "deflate"] as const)(
    "64 MB out of a small %s body end at the cap",
    async (coding) => {
      const packed = PACK[coding](zeros);
      expect(packed.length).toBeLessThan(100_000);
      const server = await serving(packed, coding);
      const result = await fetchFrom(fetcher({ maxBodyBytes: MAX }), server.url);
      let given = 0;
      const before = process.memoryUsage().arrayBuffers;
      let peak = before;
      const read = async (): Promise<void> => {
        for await (const piece of result.kind === "fetched" ? result.body : []) {
          given += piece.byteLength;
          peak = Math.max(peak, process.memoryUsage().arrayBuffers);
        }
      };
      await expect(read()).rejects.toMatchObject({
        code: "fetch_too_large",
        message: expect.stringContaining("larger than 1 MB"),
      });
      expect(given).toBeLessThanOrEqual(MAX);
      expect(peak - before).toBeLessThan(16_000_000);
    },
  );

  test("an endless plain body ends at the cap and its connection is closed", async () => {
    const server = await httpServer((_, response) => {
      const piece = Buffer.alloc(65_536, 97);
      const write = (): void => {
        let wantsMore = true;
        while (!response.destroyed && wantsMore) {
          wantsMore = response.write(piece);
        }
      };
      response.on("drain", write);
      write();
    });
    const result = await fetchFrom(fetcher({ maxBodyBytes: MAX }), server.url);
    expect(await failureOf(result)).toMatchObject({ failure: "too-large" });
    await expect.poll(() => server.open()).toBe(0);
  });

  test("a bomb that stalls after it has gone off ends at the cap too", async () => {
    const server = await httpServer((_, response) => {
      response.setHeader("content-encoding", "gzip");
      response.write(zlib.gzipSync(zeros).subarray(0, -8));
    });
    const result = await fetchFrom(fetcher({ maxBodyBytes: MAX }), server.url);
    expect(await failureOf(result)).toMatchObject({ failure: "too-large" });
    await expect.poll(() => server.open()).toBe(0);
  });

  test("a length above the cap is believed at once", async () => {
    const server = await rawServer("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n<rss>");
    expect(await fetchFrom(fetcher(), server.url)).toMatchObject({
      kind: "failed",
      failure: "too-large",
      sentence: expect.stringContaining("larger than 16 MB"),
    });
  });

  test("a body of exactly the cap is whole", async () => {
    const server = await serving(zlib.gzipSync(zeros.subarray(0, MAX)), "gzip");
    expect(await bodyOf(await fetchFrom(fetcher({ maxBodyBytes: MAX }), server.url))).toHaveLength(
      MAX,
    );
  });

  test("a reader that stops early closes the connection", async () => {
    const server = await httpServer((_, response) => {
      response.setHeader("content-encoding", "gzip");
      response.write(zlib.gzipSync(LONG_FEED.repeat(40)).subarray(0, -8));
    });
    const result = await fetchFrom(fetcher(), server.url);
    for await (const piece of result.kind === "fetched" ? result.body : []) {
      expect(piece.byteLength).toBeGreaterThan(0);
      break;
    }
    await expect.poll(() => server.open()).toBe(0);
  });
});

describe("bodies that do not come whole", () => {
  test.each([
    ["fewer bytes than announced", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>", "end"],
    [
      "a chunk that ends early",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<rss>",
      "end",
    ],
    ["no last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n", "end"],
    ["a reset in the middle", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>", "destroy"],
  ] as const)("%s", async (_, bytes, hangUp) => {
    const server = await rawServer(bytes, hangUp);
    const { failure } = await failureOf(await fetchFrom(fetcher(), server.url));
    expect(failure).toBe("cut-off");
  });

  test("bytes beyond the announced length are not read", async () => {
    const server = await rawServer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/><evil/>");
    const result = await fetchFrom(fetcher(), server.url);
    expect((await bodyOf(result)).toString()).toBe("<rss/>");
  });
});

test("as many headers as careful servers send today are read", async () => {
  const policy = `Content-Security-Policy: ${"img-src https://cdn.example ".repeat(700)}\r\n`;
  const server = await rawServer(`HTTP/1.1 200 OK\r\n${policy}Content-Length: 6\r\n\r\n<rss/>`);
  expect((await bodyOf(await fetchFrom(fetcher(), server.url))).toString()).toBe("<rss/>");
});

describe("answers that are not HTTP", () => {
  test.each([
    ["HTTP/0.9", FEED, "unreachable", "not HTTP"],
    [
      "a broken header",
      "HTTP/1.1 200 OK\r\nX\u0000Bad: 1\r\n\r\n<rss/>",
      "unreachable",
      "not HTTP",
    ],
    [
      "length and chunks at once",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nzz\r\n",
      "unreachable",
      "not HTTP",
    ],
    [
      "a megabyte of headers",
      `HTTP/1.1 200 OK\r\n${`X-H: ${"v".repeat(1_000)}\r\n`.repeat(1_000)}\r\n<rss/>`,
      "too-large",
      "more headers",
    ],
    ["nothing", "", "unreachable", "hung up"],
  ])("%s is a failure with a sentence", async (_, bytes, ...[failure, words]) => {
    const server = await rawServer(bytes);
    expect(await failureOf(await fetchFrom(fetcher(), server.url))).toMatchObject({
      failure,
      sentence: expect.stringMatching(new RegExp(`^127.0.0.1:\\d+ .*${words}.*\\.$`, "u")),
    });
  });
});
