import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import { Agent, request } from "undici";
import { describe, expect, onTestFinished, test } from "vitest";

import type { AddressVerdict } from "../../../src/adapters/http/address-policy.ts";
import { AddressRefused, createGuardedConnector } from "../../../src/adapters/http/guard.ts";
import { createHttpFetcher } from "../../../src/adapters/http/http-fetcher.ts";
import { bodyOf, FEED, fetcher, fetchFrom, httpServer, httpsServer } from "./servers.ts";
import type { TestServer } from "./servers.ts";

/** Every way to write this machine that ends at a loopback listener if nobody stops it. */
const LOOPBACK_HOSTS = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "2130706433",
  "0x7f000001",
  "0x7f.1",
  "0177.0.0.1",
  "017700000001",
  "127.0.0.1.",
  "0.0.0.0",
  "0",
  "①②⑦.⓪.⓪.①",
  "127。0。0。1",
  "%31%32%37%2e0%2e0%2e1",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[0:0:0:0:0:ffff:7f00:1]",
  "[::]",
  "[::1]",
  "[::127.0.0.1]",
  "localhost",
  "LOCALHOST.",
  "a.localhost",
  "localhost.localdomain",
  "example.com@127.0.0.1",
];

/** A resolver that gives one list after the other, and counts. */
function answering(...answers: readonly (readonly string[])[]): {
  readonly resolve: (hostname: string) => Promise<readonly string[]>;
  readonly asked: string[];
} {
  const asked: string[] = [];
  return {
    asked,
    resolve: async (hostname) => {
      asked.push(hostname);
      return answers[Math.min(asked.length, answers.length) - 1] ?? [];
    },
  };
}

async function server(scheme: string, host?: string): Promise<TestServer> {
  const answer = (_: unknown, response: { end(body: string): unknown }): void => {
    response.end(FEED);
  };
  return scheme === "https" ? await httpsServer(answer) : await httpServer(answer, host);
}

describe.each(["http", "https"])("over %s", (scheme) => {
  test.each(LOOPBACK_HOSTS)("%s is refused without a packet or a look-up", async (host) => {
    const listener = await server(scheme);
    const { resolve, asked } = answering(["127.0.0.1"]);
    const from = fetcher({ allowNetworks: [], resolve });
    expect(await fetchFrom(from, `${scheme}://${host}:${listener.port}/feed`)).toMatchObject({
      kind: "failed",
      failure: "private-address",
      sentence: expect.stringContaining("private network"),
    });
    expect([listener.connections(), asked]).toEqual([0, []]);
  });

  test.each([
    ["a private answer", ["127.0.0.1"]],
    ["a private answer among public ones", ["93.184.216.34", "127.0.0.1"]],
    ["a private answer in IPv6", ["::1"]],
    ["a mapped answer", ["::ffff:127.0.0.1"]],
    ["an answer behind NAT64", ["64:ff9b::7f00:1"]],
    ["the unspecified address", ["0.0.0.0"]],
    ["a metadata address", ["169.254.169.254"]],
    ["an answer that is no address", ["localhost"]],
  ])("a name with %s is refused without a packet", async (_, answers) => {
    const listener = await server(scheme);
    const { resolve, asked } = answering(answers);
    const from = fetcher({ allowNetworks: [], resolve });
    const result = await fetchFrom(from, `${scheme}://news.test:${listener.port}/feed`);
    expect(result).toMatchObject({ failure: "private-address" });
    expect([listener.connections(), asked]).toEqual([0, ["news.test"]]);
  });

  test("a name without any answer is not found", async () => {
    const from = fetcher({ resolve: answering([]).resolve });
    expect(await fetchFrom(from, `${scheme}://news.test/feed`)).toMatchObject({
      failure: "unreachable",
    });
  });

  test("a name that is rebound between two fetches is refused the second time", async () => {
    const listener = await server(scheme);
    const { resolve } = answering(["127.0.0.1"], ["127.0.0.2"]);
    const from = fetcher({ allowNetworks: ["127.0.0.1"], resolve });
    const url = `${scheme}://news.test:${listener.port}/`;
    const first = await fetchFrom(from, url);
    expect((await bodyOf(first)).toString()).toBe(FEED);
    await from.close();
    const anew = fetcher({ allowNetworks: ["127.0.0.1"], resolve });
    expect(await fetchFrom(anew, url)).toMatchObject({ failure: "private-address" });
    expect(listener.connections()).toBe(1);
  });

  test("a name is looked up once for a connection, so its answer cannot change in between", async () => {
    const listener = await server(scheme);
    const { resolve, asked } = answering(["127.0.0.1"], ["127.0.0.2"]);
    const from = fetcher({ allowNetworks: ["127.0.0.1"], resolve });
    expect(await fetchFrom(from, `${scheme}://news.test:${listener.port}/`)).toMatchObject({
      kind: "fetched",
    });
    expect([asked, listener.connections()]).toEqual([["news.test"], 1]);
  });

  test("a network that is allowed can be read, by address and by local name", async () => {
    const listener = await server(scheme);
    const { resolve } = answering(["127.0.0.1"]);
    const from = fetcher({ allowNetworks: ["127.0.0.0/8"], resolve });
    for (const host of ["127.0.0.1", "localhost"]) {
      expect(await fetchFrom(from, `${scheme}://${host}:${listener.port}/`)).toMatchObject({
        kind: "fetched",
      });
    }
  });

  test("a neighbour of an allowed network is refused", async () => {
    const listener = await server(scheme);
    const from = fetcher({ allowNetworks: ["127.0.0.2/31"] });
    expect(await fetchFrom(from, listener.url)).toMatchObject({ failure: "private-address" });
    expect(listener.connections()).toBe(0);
  });
});

describe("the address at the other end", () => {
  test("is judged once more when connected, and the connection cut before anything is sent", async () => {
    const listener = await server("http");
    const verdicts: AddressVerdict[] = ["allowed", "private"];
    const connect = createGuardedConnector({
      policy: () => verdicts.shift() ?? "private",
      resolve: answering(["127.0.0.1"]).resolve,
      connectTimeoutMs: 5_000,
    });
    const agent = new Agent({ connect });
    onTestFinished(async () => agent.close());
    await expect(request(listener.url, { dispatcher: agent })).rejects.toThrow(AddressRefused);
    expect(listener.requests).toHaveLength(0);
    await expect.poll(() => listener.open()).toBe(0);
  });
});

describe("metadata addresses", () => {
  test.each([
    "169.254.169.254",
    "[::ffff:169.254.169.254]",
    "[64:ff9b::a9fe:a9fe]",
    "[2002:a9fe:a9fe::1]",
    "[::169.254.169.254]",
    "[fd00:ec2::254]",
    "168.63.129.16",
    "100.100.100.200",
    "192.0.0.192",
    "169.254.170.2",
    "metadata.google.internal",
    "metadata",
  ])("%s stays shut though everything is allowed", async (host) => {
    const from = fetcher({
      allowNetworks: ["0.0.0.0/0", "::/0"],
      resolve: answering(["127.0.0.1"]).resolve,
    });
    expect(await fetchFrom(from, `http://${host}/latest/`)).toMatchObject({
      failure: "private-address",
      sentence: expect.not.stringContaining("ALLOW_NETWORKS"),
    });
  });

  test("so does a name that leads there", async () => {
    const from = fetcher({
      allowNetworks: ["0.0.0.0/0"],
      resolve: answering(["169.254.169.254"]).resolve,
    });
    expect(await fetchFrom(from, "http://news.test/")).toMatchObject({
      failure: "private-address",
    });
  });
});

describe("the environment", () => {
  test("a proxy named there is not used", async () => {
    const proxy = await server("http");
    const script = `
      import { createHttpFetcher } from ${JSON.stringify(
        path.resolve(import.meta.dirname, "../../../src/adapters/http/http-fetcher.ts"),
      )};
      const from = createHttpFetcher({ allowNetworks: [], userAgent: "test" });
      const result = await from.fetch({ url: "http://10.0.0.1/feed", validators: {} });
      console.log(result.failure);
      await from.close();`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", script],
      {
        env: {
          ...process.env,
          NODE_USE_ENV_PROXY: "1",
          HTTP_PROXY: proxy.url,
          HTTPS_PROXY: proxy.url,
          http_proxy: proxy.url,
          ALL_PROXY: proxy.url,
        },
      },
    );
    expect([stdout.trim(), proxy.connections()]).toEqual(["private-address", 0]);
  });
});

describe("settings", () => {
  test.each(["10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "fd00::/129", "intranet", "", "10.0.0.0/8/8"])(
    "%j is no network and says so",
    (network) => {
      expect(() => createHttpFetcher({ allowNetworks: [network], userAgent: "test" })).toThrow(
        expect.objectContaining({ code: "allow_networks_invalid", remedy: "fix-settings" }),
      );
    },
  );
});
