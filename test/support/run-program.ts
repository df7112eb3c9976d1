import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { CONFIG } from "./open-desk.ts";

const MAIN = path.resolve(import.meta.dirname, "../../src/main.ts");

/** A folder of its own for one run: settings, config, data. Remove it when done. */
export function makeHome(feeds: readonly { readonly url: string; readonly outlet: string }[] = []) {
  const folder = mkdtempSync(path.join(tmpdir(), "newsthread-"));
  const config = path.join(folder, "config");
  mkdirSync(config);
  cpSync(path.join(CONFIG, "languages"), path.join(config, "languages"), { recursive: true });
  cpSync(path.join(CONFIG, "weights.json"), path.join(config, "weights.json"));
  const listed = feeds.map((feed) => ({ ...feed, language: "en", kind: "paper", country: "GB" }));
  // JSON is YAML.
  writeFileSync(path.join(config, "feeds.yaml"), JSON.stringify({ feeds: listed, search: [] }));
  return {
    folder,
    database: path.join(folder, "data", "newsthread.db"),
    environment: {
      NEWSTHREAD_CONFIG: config,
      NEWSTHREAD_DATA: path.join(folder, "data"),
      ALLOW_NETWORKS: "127.0.0.0/8",
      POLL_SECONDS: "10",
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface RunningProgram {
  readonly child: ChildProcess;
  /** Everything printed so far, both streams. */
  readonly printed: () => string;
  /** Resolves once something printed matches. Rejects when the program ends before. */
  readonly prints: (pattern: RegExp) => Promise<string>;
  /** The exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  readonly type: (line: string) => void;
}

/** Starts the real program as a process of its own, with nothing of the tests' environment but PATH. */
export function startProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder: string = tmpdir(),
  nodeFlags: readonly string[] = [],
): RunningProgram {
  const child = spawn(process.execPath, [...nodeFlags, MAIN, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", TZ: "UTC", ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let text = "";
  const watchers = new Set<() => void>();
  const take = (chunk: string): void => {
    text += chunk;
    for (const watch of watchers) {
      watch();
    }
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on("close", (code, signal) => {
      resolve(code ?? signal);
    });
  });
  return {
    child,
    printed: () => text,
    prints: async (pattern) =>
      await new Promise((resolve, reject) => {
        const watch = (): void => {
          if (pattern.test(text)) {
            watchers.delete(watch);
            resolve(text);
          }
        };
        watchers.add(watch);
        watch();
        child.on("close", () => {
          reject(new Error(`Ended before it printed ${String(pattern)}:\n${text}`));
        });
      }),
    ended,
    type: (line) => {
      child.stdin.write(`${line}\n`);
    },
  };
}
