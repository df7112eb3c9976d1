import { FetchEnded } from "./failures.ts";

/** The time a fetch has, all of it together. */
export interface Deadline {
  /** Aborts when the time is up or the caller wants an end; its reason is a {@link FetchEnded}. */
  readonly signal: AbortSignal;
  /**
   * The outcome of some work, unless the time is up before. Needed besides the signal: undici looks at it
   * only once a connection is there.
   */
  race<T>(work: Promise<T>): Promise<T>;
  /** Stops the clock; safe to repeat. */
  release(): void;
}

/**
 * Starts the clock of one fetch.
 *
 * @param stop - ends the fetch early, e.g. at shutdown
 */
export function startDeadline(milliseconds: number, stop?: AbortSignal): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const end = (cause: "deadline" | "stopped"): void =>
    controller.abort(new FetchEnded(cause, Math.ceil(milliseconds / 1_000)));
  const onStop = (): void => end("stopped");
  const timer = setTimeout(() => end("deadline"), milliseconds);
  if (stop?.aborted === true) {
    onStop();
  }
  stop?.addEventListener("abort", onStop, { once: true });
  return {
    signal,
    race: (work) => raceAgainst(signal, work),
    release: () => {
      clearTimeout(timer);
      stop?.removeEventListener("abort", onStop);
    },
  };
}

function raceAgainst<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) {
      onAbort();
    }
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
