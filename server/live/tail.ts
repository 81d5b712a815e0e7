import { sql } from "@/server/core/db";
import { log } from "@/server/core/log";
import { type LogRow, readLog } from "./log";

const batchSize = 500;

export type Tail = {
  /** The place in the log up to which everything was handed on. */
  seq(): number;
  /** There may be news: reads on, now or right after what it is doing. */
  wake(): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
};

/**
 * Reads the change log from `from` on, batch by batch in commit order, and hands each to `take`. A batch that fails is
 * handed on again at the next wake-up; none is passed over.
 */
export function tailLog(from: number, take: (rows: readonly LogRow[], seq: number) => Promise<void>): Tail {
  let seq = from;
  let running: Promise<void> | null = null;
  let again = false;

  async function drain(): Promise<void> {
    while (again) {
      again = false;
      try {
        while (await step()) again = true;
      } catch (error) {
        again = false;
        log.error({ err: error }, "feed: a batch failed, the next wake-up tries again");
      }
    }
  }

  function wake(): void {
    again = true;
    running ??= drain().finally(() => {
      running = null;
      // Woken after the last look and before this line.
      if (again) wake();
    });
  }

  /** True if there may be more. */
  async function step(): Promise<boolean> {
    const rows = await readLog(sql, seq, batchSize);
    const last = rows.at(-1);
    if (!last) return false;
    await take(rows, last.seq);
    seq = last.seq;
    return rows.length === batchSize;
  }

  return {
    seq: () => seq,
    wake,
    settled: async () => {
      await running;
    },
  };
}
