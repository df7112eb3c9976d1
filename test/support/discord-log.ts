import type { Log } from "../../src/ports/log.ts";

/** A log line as it was written. */
export interface LogLine {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that keeps its lines for a test to look at. */
export function keepingLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const keep: Log["info"] = (facts, message) => {
    lines.push({ facts, message });
  };
  return { log: { debug: keep, info: keep, warn: keep, error: keep }, lines };
}
