import pg from "pg";
import { env } from "@/server/core/env";
import { log } from "@/server/core/log";

const channel = "cordee_feed";
const pollEvery = 500;
const checkEvery = 10_000;
const notifyEvery = 20;

/**
 * What wakes a feed: this process's own commits at once, other processes' by NOTIFY, and a poll as the guarantee. The
 * listening connection is a direct one and asked every 10 s whether it lives, because LISTEN dies silently.
 */
export function wakeUps(wake: () => void, notify: () => Promise<unknown>) {
  let stopped = false;
  let client: pg.Client | null = null;
  let lastNotified = Number.NEGATIVE_INFINITY;
  let notifyTimer: NodeJS.Timeout | null = null;

  async function listen(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: env.databaseUrl,
      application_name: "cordee-listen",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    fresh.on("notification", wake);
    fresh.on("error", () => undefined);
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${channel}`);
      client = fresh;
      wake();
    } catch (error) {
      log.warn({ error }, "feed: cannot listen, polling meanwhile");
      await fresh.end().catch(() => undefined);
    }
  }

  async function check(): Promise<void> {
    if (stopped) return;
    if (!client) return listen();
    const asked = client;
    const alive = await Promise.race([
      asked.query("SELECT 1").then(
        () => true,
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(resolve, 3_000, false).unref()),
    ]);
    if (alive || stopped) return;
    client = null;
    void asked.end().catch(() => undefined);
    await listen();
  }

  /** At most one NOTIFY in 20 ms, the first at once; never inside a user's transaction. */
  function tellOthers(): void {
    if (notifyTimer) return;
    const wait = Math.max(0, lastNotified + notifyEvery - performance.now());
    notifyTimer = setTimeout(() => {
      notifyTimer = null;
      lastNotified = performance.now();
      notify().catch((error: unknown) => log.warn({ error }, "feed: cannot notify, others poll"));
    }, wait);
  }

  const poll = setInterval(wake, pollEvery);
  const checker = setInterval(() => void check(), checkEvery);
  void listen();

  return {
    tellOthers,
    async stop() {
      stopped = true;
      clearInterval(poll);
      clearInterval(checker);
      if (notifyTimer) clearTimeout(notifyTimer);
      await client?.end().catch(() => undefined);
    },
  };
}

export const notifyStatement = `NOTIFY ${channel}`;
