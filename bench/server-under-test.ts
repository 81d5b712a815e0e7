import { readdirSync, readFileSync } from "node:fs";
import { Client } from "pg";

/** What scripts/bench.mjs has started for this process to measure. */
export const server = {
  address: needed("BENCH_ADDRESS"),
  appPid: Number(needed("BENCH_APP_PID")),
  postgresPid: Number(needed("BENCH_POSTGRES_PID")),
  databaseUrl: needed("DATABASE_URL"),
  opportunities: Number(needed("BENCH_OPPORTUNITIES")),
};

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: start with npm run bench`);
  return value;
}

/** One connection for preparing and for looking; what is measured goes over HTTP. */
export const database = new Client({ connectionString: server.databaseUrl });

const ticksPerSecond = 100;

/** Processor time so far of the app and of PostgreSQL with all its children, in milliseconds. */
export function processorTime(): { app: number; postgres: number } {
  return { app: own(statOf(server.appPid)), postgres: postgresTime() };
}

function postgresTime(): number {
  const parent = statOf(server.postgresPid);
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statOf(Number(pid)))
    .filter((stat) => Number(stat[1]) === server.postgresPid);
  return own(parent) + ended(parent) + children.reduce((sum, stat) => sum + own(stat), 0);
}

/** Fields of /proc/pid/stat after the name: state, parent …; none when the process has gone. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

const milliseconds = (ticks: number) => (ticks * 1000) / ticksPerSecond;
/** Its own time in user and kernel mode. */
const own = (stat: readonly string[]) => milliseconds(Number(stat[11] ?? 0) + Number(stat[12] ?? 0));
/** The same of its children that have ended. */
const ended = (stat: readonly string[]) => milliseconds(Number(stat[13] ?? 0) + Number(stat[14] ?? 0));

/** Resident memory of the app process in megabytes. */
export function appMemory(): number {
  const status = readFileSync(`/proc/${server.appPid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
