import path from "node:path";

import { defineConfig } from "vitest/config";

export default defineConfig({
  root: path.resolve(import.meta.dirname, "../.."),
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/bench/**", "test/soak/**"],
    testTimeout: 20_000,
    env: { TZ: "UTC" },
  },
});
