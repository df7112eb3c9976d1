import path from "node:path";

import { defineConfig } from "vitest/config";

export default defineConfig({
  root: path.resolve(import.meta.dirname, "../.."),
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/bench/**", "test/soak/**"],
    // Left to itself vitest keeps a core free, which leaves one worker on the two cores of a build machine.
    maxWorkers: 2,
    testTimeout: 60_000,
    env: { TZ: "UTC" },
  },
});
