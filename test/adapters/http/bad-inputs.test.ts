import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createAddressPolicy } from "../../../src/adapters/http/address-policy.ts";
import { judgeHost } from "../../../src/adapters/http/guard.ts";
import { parseTarget } from "../../../src/adapters/http/target.ts";
import type { FetchResult } from "../../../src/ports/fetcher.ts";
import { fetcher, fetchFrom } from "./servers.ts";

const GENERATOR = path.resolve(import.meta.dirname, "../../../../shared/badinputs/generate.mjs");
const SEED = 20_261_122;

interface UrlCase {
  readonly url: string;
  readonly expect: "block" | "allow" | "policy" | "either";
}

type Answers = "ENOTFOUND" | readonly (readonly string[])[];

function outcomeOf(result: FetchResult): string {
  if (result.kind !== "failed") {
    return result.kind;
  }
  return result.failure === "unreachable" ? result.sentence : result.failure;
}

// Inputs from outside the repository: present on some machines only.
describe.skipIf(!existsSync(GENERATOR))(
  `generated addresses (skipped without ${path.basename(GENERATOR)})`,
  () => {
    let folder = "";
    let cases: readonly UrlCase[] = [];
    let table: Readonly<Record<string, Answers>> = {};

    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), "newsthread-urls-"));
      const options = ["--out", folder, "--seed", String(SEED), "--scale", "small"];
      execFileSync(process.execPath, [GENERATOR, ...options], { stdio: "ignore" });
      cases = readFileSync(path.join(folder, "urls.jsonl"), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line): UrlCase => {
          const given: UrlCase = JSON.parse(line);
          return given;
        });
      const dns = readFileSync(path.join(folder, "dns-table.json"), "utf8");
      const parsed: { readonly table: typeof table } = JSON.parse(dns);
      table = parsed.table;
    }, 60_000);

    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    /** Looks names up in the table, the n-th time its n-th answer; unknown names do not exist. */
    function resolver(): (hostname: string) => Promise<readonly string[]> {
      const asked = new Map<string, number>();
      return async (hostname) => {
        const answers = table[hostname.replace(/\.$/u, "")] ?? "ENOTFOUND";
        if (answers === "ENOTFOUND") {
          throw Object.assign(new Error("query"), { code: "ENOTFOUND" });
        }
        const count = asked.get(hostname) ?? 0;
        asked.set(hostname, count + 1);
        return answers[Math.min(count, answers.length - 1)] ?? [];
      };
    }

    test("every address to be blocked fails before a connection", async () => {
      const blocked = cases.filter((given) => given.expect === "block");
      expect(blocked.length).toBeGreaterThan(100);
      // Its first answer is public, and connecting to that is for the guard's own tests.
      for (const { url } of blocked.filter((given) => !given.url.includes("//rebind.test/"))) {
        const from = fetcher({ allowNetworks: [], resolve: resolver() });
        expect([url, outcomeOf(await fetchFrom(from, url))]).toEqual([
          url,
          expect.stringMatching(
            /^(?:bad-url|private-address|.* has a host name that does not exist\..*)$/u,
          ),
        ]);
      }
    });

    test("every address to be allowed passes the guard", async () => {
      const allowed = cases.filter((given) => given.expect === "allow");
      const policy = createAddressPolicy([]);
      expect(allowed.length).toBeGreaterThan(20);
      for (const { url } of allowed) {
        const target = parseTarget(url);
        const verdict =
          "sentence" in target ? target.sentence : judgeHost(target.url.hostname, policy);
        expect([url, verdict]).toEqual([url, "public"]);
      }
    });

    test("nothing that might be accepted brings a line break or a name and password along", () => {
      for (const { url } of cases.filter((given) => given.expect === "either")) {
        const target = parseTarget(url);
        const href = "sentence" in target ? "" : target.url.href;
        expect(href).not.toMatch(/[\r\n@*]/u);
      }
    });
  },
);
