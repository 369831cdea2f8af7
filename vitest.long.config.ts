import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["tests/**/*.long.test.ts"], globalSetup: "tests/support/run-folder.ts", testTimeout: 300_000, hookTimeout: 60_000, maxWorkers: 2 },
});
