import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/**/*.long.test.ts", "tests/browser/**"],
    globalSetup: "tests/support/run-folder.ts",
    // Only for what hangs: no test fails because a machine is slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Files of a worker share the modules, as requests of a process do: loading them anew for every file took a third of the run.
    // What a test puts into the process (a global, a variable of the environment) it takes out again.
    isolate: false,
  },
});
