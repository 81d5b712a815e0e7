import { defineConfig } from "vitest/config";

const shared = { alias: { "@": import.meta.dirname } };

/** Pure rules start at once; what touches the database gets one of its own per file (testing/own-database.ts). */
export default defineConfig({
  resolve: shared,
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: shared,
        test: { name: "pure", include: ["{common,ui,scripts}/**/*.test.{ts,tsx,mjs}"], pool: "threads" },
      },
      {
        resolve: shared,
        test: {
          name: "database",
          include: ["{server,testing,prisma,bench}/**/*.test.ts"],
          pool: "forks",
          globalSetup: ["testing/global-setup.ts"],
          setupFiles: ["testing/own-database.ts"],
          testTimeout: 15_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
