import type { Log } from "../../src/ports/log.ts";

export interface LogLine {
  readonly level: keyof Log;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that keeps its lines for a test to read. */
export function recordingLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const write =
    (level: keyof Log) => (facts: Readonly<Record<string, unknown>>, message: string) => {
      lines.push({ level, facts, message });
    };
  return {
    lines,
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
}

/** Every secret in these tests has "canary" in it. @throws when one got into what is given */
export function assertNoSecret(told: unknown): void {
  if (/canary/iu.test(JSON.stringify(told))) {
    throw new Error("a secret got out");
  }
}
