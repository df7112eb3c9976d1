import { enableCompileCache } from "node:module";

// The second start reads what the first compiled: a third of a second less.
enableCompileCache();

const { createContext, runCommand } = await import("./cli/program.ts");

const context = createContext();
process.exitCode = await runCommand(process.argv.slice(2), context);

if (context.ending.aborted) {
  // Whoever asked it to end waits for that: what still hangs on a network does not keep it alive.
  setTimeout(() => process.exit(), 500).unref();
}
