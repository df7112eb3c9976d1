/**
 * What the caller may do about a failure.
 *
 * `check-first` means that the action may have taken effect although its answer was lost: whoever
 * repeats it must look for its effect before. `post-anew` means that the message it was about is gone.
 */
export type Remedy = "retry-later" | "check-first" | "post-anew" | "fix-settings" | "give-up";

interface Failure {
  /** Stable, snake_case; searched for in logs and docs. */
  readonly code: string;
  readonly remedy: Remedy;
  /** With `retry-later`: not before this many milliseconds have passed. */
  readonly retryAfterMs?: number;
  /** Facts for the log line. No secrets, no message bodies. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  readonly cause?: unknown;
}

/**
 * A failure we foresaw. `code` is stable and may be searched for in logs and docs; `message` is one
 * plain sentence for people and may change. Anything else that is thrown is a bug.
 */
export class AppError extends Error {
  readonly code: string;
  readonly remedy: Remedy;
  readonly retryAfterMs: number | undefined;
  readonly facts: Readonly<Record<string, string | number | boolean>>;

  constructor(message: string, failure: Failure) {
    super(message, { cause: failure.cause });
    this.code = failure.code;
    this.remedy = failure.remedy;
    this.retryAfterMs = failure.retryAfterMs;
    this.facts = failure.facts ?? {};
  }

  override get name(): string {
    return `AppError[${this.code}]`;
  }
}
