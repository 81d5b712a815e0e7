import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What kills or cuts its database, each over a PostgreSQL of its own. */
const breaking = [
  "testing/harness/harness.test.ts",
  "testing/load/two-nodes.test.ts",
  "testing/faults/outages/*.test.ts",
];

const shared = { alias: { "@": import.meta.dirname } };

/** Files that take long, the longest first: begun last, one of them would run on while the other worker has nothing to do. */
const long = [
  "testing/harness/harness.test.ts",
  "testing/attacks/access-matrix.test.ts",
  "server/import/restart.test.ts",
  "testing/attacks/inputs.test.ts",
  "testing/attacks/enumeration.test.ts",
];

/** Vitest itself knows how long a file takes only where it ran before; on a fresh checkout it would go by size. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((file) => moduleId.endsWith(`/${file}`));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

/** Pure rules start at once; what touches the database gets one of its own per file (testing/own-database.ts). */
export default defineConfig({
  resolve: shared,
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: shared,
        test: {
          name: "pure",
          include: ["{common,ui,scripts}/**/*.test.{ts,tsx,mjs}"],
          pool: "threads",
          // Properties are tried many times, on crowded build machines too.
          testTimeout: 15_000,
        },
      },
      {
        resolve: shared,
        test: {
          name: "faults",
          include: breaking,
          pool: "forks",
          setupFiles: ["testing/faults/behind-own-postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: shared,
        test: {
          name: "database",
          include: ["{server,testing,prisma,bench}/**/*.test.ts"],
          exclude: breaking,
          pool: "forks",
          isolate: false,
          globalSetup: ["testing/global-setup.ts"],
          setupFiles: ["testing/own-database.ts"],
          testTimeout: 15_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
