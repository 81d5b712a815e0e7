// The built-in PostgreSQL: starts it over a folder, shares it between processes, stops it after the last of them.
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { postgresOver } from "./pg-binaries.mjs";
import { argumentsOf, isAlive, nameOf, until, withLockFile } from "./processes.mjs";
import { StopReason } from "./stop-reason.mjs";

const user = "cordee";
const throwAwayPrefix = "cordee-pg-";

/**
 * Starts PostgreSQL over `folder`, or joins the one that runs there already (of another process, or left behind
 * by one that was killed). Returns `{ pid, urlOf(database), stop() }`; `stop` ends the server only when no
 * other process uses it. `fast` gives up crash safety, for databases that are thrown away.
 */
export async function startPg(folder, { fast = false, programs = null } = {}) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const postgres = postgresOver(folder, programs);
  const place = placesIn(folder, postgres.home);
  const server = await withLockFile(place.lock, async () => {
    if (!existsSync(path.join(place.data, "PG_VERSION"))) initialise(postgres, place);
    const running = readyServer(place);
    const started = running ?? (await launch(postgres, place, fast));
    mkdirSync(place.users, { recursive: true });
    writeFileSync(path.join(place.users, nameOf(process.pid)), "");
    return started;
  });
  return {
    pid: server.pid,
    port: server.port,
    urlOf: (database) => urlOf(place, server.port, database),
    stop: () => leave(place, server.pid),
  };
}

/** The address of a database of the server that runs over `folder`, or null when none does. */
export function urlOfRunning(folder, database) {
  const place = placesIn(folder, folder);
  const running = readyServer(place);
  return running ? urlOf(place, running.port, database) : null;
}

function urlOf(place, port, database) {
  return `postgresql://${user}:${readFileSync(place.password, "utf8").trim()}@127.0.0.1:${port}/${database}`;
}

/** A fast server in a folder of its own, which goes with it; first clears what killed runs left behind. */
export async function startThrowAwayPg(programs = null) {
  await sweepThrowAways();
  const folder = mkdtempSync(path.join(os.tmpdir(), throwAwayPrefix));
  const server = await startPg(folder, { fast: true, programs });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, stop };
}

async function sweepThrowAways() {
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(throwAwayPrefix))) {
    const folder = path.join(os.tmpdir(), name);
    const place = placesIn(folder, folder);
    const justMade = Date.now() - statSync(folder, { throwIfNoEntry: false })?.mtimeMs < 60_000;
    if (justMade || usersOf(place).length > 0 || statSync(folder).uid !== process.getuid()) continue;
    const running = readyServer(place);
    if (running) await end(running.pid);
    rmSync(folder, { recursive: true, force: true });
  }
}

function placesIn(folder, home) {
  return {
    data: path.join(home, "data"),
    log: path.join(folder, "postgres.log"),
    password: path.join(folder, "password"),
    users: path.join(folder, "users"),
    lock: path.join(folder, "lock"),
  };
}

function initialise(postgres, place) {
  // Made beside its place and moved there when whole: a first start that is cut short leaves no half cluster.
  const fresh = `${place.data}-new`;
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(place.password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const passwordFile = path.join(postgres.home, "initdb-password");
  writeFileSync(passwordFile, readFileSync(place.password), { mode: 0o600 });
  postgres.handOver(passwordFile);
  const initdb = (locale) =>
    postgres.execute("initdb", [
      ...["-D", fresh, "-U", user, "-E", "UTF8", `--locale=${locale}`, "--locale-provider=icu"],
      ...["--icu-locale=fr-FR", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--no-sync"],
    ]);
  try {
    try {
      initdb("C.UTF-8");
    } catch (error) {
      if (!/invalid locale name/.test(String(error.stderr))) throw error;
      initdb("C");
    }
    renameSync(fresh, place.data);
  } catch (error) {
    throw new StopReason(
      `The built-in PostgreSQL could not be set up: ${String(error.stderr ?? error.message).trim()}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** What postmaster.pid says of a server that runs over this very folder and is ready; null otherwise. */
function readyServer(place) {
  const lines = pidFileLines(place);
  const pid = Number(lines[0]);
  if (!argumentsOf(pid).includes(place.data)) return null;
  return lines[7]?.trim() === "ready" ? { pid, port: Number(lines[3]) } : null;
}

function pidFileLines(place) {
  try {
    return readFileSync(path.join(place.data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

async function launch(postgres, place, fast) {
  forgetStrangersPid(place);
  if (statSync(place.log, { throwIfNoEntry: false })?.size > 10_000_000) rmSync(place.log);
  const settings = { ...settingsFor(fast), port: await freePort() };
  const args = [
    "-D",
    place.data,
    ...Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
  ];
  // After a kill -9 of the postmaster its children need a moment to notice and leave: try again for a while.
  for (let attempt = 0; attempt < 10; attempt++) {
    const child = postgres.launch("postgres", args, openSync(place.log, "a"));
    child.unref();
    const settled = await until(() => child.exitCode !== null || readyServer(place), 60_000);
    if (settled && child.exitCode === null) return readyServer(place);
    await until(() => false, 1000);
  }
  throw new StopReason(
    `The built-in PostgreSQL does not start; the reason stands at the end of ${place.log}`,
  );
}

/** A pid that now belongs to another program (after a reboot, say) would keep PostgreSQL from starting. */
function forgetStrangersPid(place) {
  const pid = Number(pidFileLines(place)[0]);
  if (pid && nameOf(pid) && !argumentsOf(pid).includes(place.data)) {
    rmSync(path.join(place.data, "postmaster.pid"), { force: true });
  }
}

function settingsFor(fast) {
  const roomy = os.totalmem() > 3e9;
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: roomy ? "256MB" : "64MB",
    effective_cache_size: `${Math.round(os.totalmem() / 2 / 1_048_576)}MB`,
    random_page_cost: 1.1,
    jit: "off",
    password_encryption: "scram-sha-256",
    ...(fast && {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      wal_level: "minimal",
      max_wal_senders: 0,
    }),
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The processes that use the server and live. */
function usersOf(place) {
  return existsSync(place.users) ? readdirSync(place.users).filter(isAlive) : [];
}

async function leave(place, pid) {
  await withLockFile(place.lock, async () => {
    rmSync(path.join(place.users, nameOf(process.pid)), { force: true });
    if (usersOf(place).length === 0) await end(pid);
  });
}

/** SIGINT: PostgreSQL ends its connections, writes a checkpoint and goes. SIGQUIT skips the checkpoint. */
async function end(pid) {
  for (const [signal, milliseconds] of [
    ["SIGINT", 30_000],
    ["SIGQUIT", 10_000],
  ]) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await until(() => nameOf(pid) === null, milliseconds)) return;
  }
}
