import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A process that runs `child.ts`. */
export interface Child {
  readonly process: ChildProcessWithoutNullStreams;
  /** The next line it tells; undefined once it has ended. */
  next(): Promise<string | undefined>;
  /** Kills it as a power switch would, and waits for its end. @returns what it had told and nobody read */
  kill(): Promise<readonly string[]>;
  /** Waits for its own end. @returns its exit code */
  ended(): Promise<number | null>;
}

export function spawnChild(task: "hold" | "once" | "write" | "look", file: string): Child {
  const script = fileURLToPath(new URL("./child.ts", import.meta.url));
  const child = spawn(process.execPath, [script, task, file]);
  child.stderr.pipe(process.stderr);
  const closed = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    return done === true ? undefined : value;
  };
  return {
    process: child,
    next,
    kill: async () => {
      child.kill("SIGKILL");
      const rest: string[] = [];
      for (let line = await next(); line !== undefined; line = await next()) {
        rest.push(line);
      }
      await closed;
      return rest;
    },
    ended: async () => {
      await closed;
      return child.exitCode;
    },
  };
}
