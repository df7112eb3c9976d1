import { enableCompileCache } from "node:module";

// The second start reads what the first compiled: a third of a second less.
enableCompileCache();

const { createContext, runCommand } = await import("./cli/program.ts");

process.exitCode = await runCommand(process.argv.slice(2), createContext());
