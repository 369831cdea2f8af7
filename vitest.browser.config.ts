import { defineConfig } from "vitest/config";

/** Tests in a real Chromium, one after another: a browser and the product share the machine. */
export default defineConfig({
  test: {
    include: ["tests/browser/**/*.browser.test.ts"],
    globalSetup: "tests/support/run-folder.ts",
    testTimeout: 120_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
  },
});
