import { Gauge } from "prom-client";
import { admission } from "@/server/core/admission";
import type { Sql } from "@/server/core/db";
import { registry } from "@/server/core/metrics";

type Watched = {
  readonly sql: Sql;
  readonly pool: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
  readonly feed: { seq(): number };
  readonly sockets: { count(): number };
};

/** Figures that are looked up when somebody asks for them. */
export function watchProcess({ sql, pool, feed, sockets }: Watched): void {
  gauge("cordee_sockets", "Open connections of the feed", () => sockets.count());
  gauge("cordee_calls_running", "Procedures that run", () => admission.running);
  gauge("cordee_calls_waiting", "Procedures that wait for their turn", () => admission.waiting);
  gauge("cordee_feed_lag_changes", "Changes in the log that this process has not handed on yet", async () => {
    const [clock] = await sql<{ seq: string }>("SELECT seq::text FROM clock");
    return Math.max(0, Number(clock?.seq ?? 0) - feed.seq());
  });
  gauge("cordee_feed_lag_seconds", "Age of the oldest change not handed on yet", async () => {
    const [oldest] = await sql<{ age: number }>(
      `SELECT extract(epoch FROM now() - logged_at)::float AS age FROM change_log
       WHERE seq > $1 ORDER BY seq LIMIT 1`,
      [feed.seq()],
    );
    return oldest?.age ?? 0;
  });
  const connections = new Gauge({
    name: "cordee_pool_connections",
    help: "Connections to the database: busy, idle, and callers that wait for one",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      this.set({ state: "busy" }, pool.totalCount - pool.idleCount);
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "waiting" }, pool.waitingCount);
    },
  });
  connections.set({ state: "waiting" }, 0);
  watchJobs(sql);
}

const jobStates = ["waiting", "running", "failed"] as const;

/** Jobs of all processes: those that failed for good wait for an administrator. */
function watchJobs(sql: Sql): void {
  new Gauge({
    name: "cordee_jobs",
    help: "Jobs that wait, that run, and that failed for good",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      const rows = await sql<{ state: string; count: number }>(
        `SELECT CASE WHEN attempts >= max_attempts AND locked_at IS NULL THEN 'failed'
           WHEN locked_at IS NULL THEN 'waiting' ELSE 'running' END AS state, count(*)::int AS count
         FROM graphile_worker.jobs GROUP BY 1`,
      ).catch(() => null);
      this.reset();
      for (const state of rows ? jobStates : [])
        this.set({ state }, rows?.find((row) => row.state === state)?.count ?? 0);
    },
  });
}

function gauge(name: string, help: string, read: () => number | Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      // A database that does not answer must not hide the other figures: this one is then missing.
      const value = await Promise.resolve(read()).catch(() => null);
      if (value === null) this.reset();
      else this.set(value);
    },
  });
}
