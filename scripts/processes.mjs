// Facts about other processes (Linux). A process is named by pid and start time, since pids are used again.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** "pid:start" of a living process, or null. */
export function nameOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? null : `${pid}:${fields[18]}`;
  } catch {
    return null;
  }
}

/** True while the very process that was called this is running. */
export function isAlive(name) {
  return nameOf(Number.parseInt(name, 10)) === name;
}

/** The arguments a process was started with; empty when it is gone. */
export function argumentsOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

/** Resolves to whether the condition came true in time. */
export async function until(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await condition()) return true;
    await pause(25);
  }
  return false;
}

/** Does the work while no other process holds the lock file; a holder that died does not count. */
export async function withLockFile(file, work) {
  const me = nameOf(process.pid);
  const got = await until(() => {
    try {
      writeFileSync(file, me, { flag: "wx" });
      return true;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      forgetDeadHolder(file);
      return false;
    }
  }, 60_000);
  if (!got) throw new Error(`Another process holds ${file}`);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function forgetDeadHolder(file) {
  try {
    const holder = readFileSync(file, "utf8");
    if (holder && !isAlive(holder)) rmSync(file, { force: true });
  } catch {
    // It went away by itself.
  }
}
