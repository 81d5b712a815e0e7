// Programs that some tests need and Debian has: nginx, redis-server, an older PostgreSQL.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Where the program of a Debian package is, which root installs if it is missing; null where it cannot be had, which is
 * said. Nothing is started: tests run it on a port and in a folder of their own.
 */
export function programOf(name, file) {
  if (existsSync(file)) return file;
  const why = whyNot();
  if (why === null && install(name) && existsSync(file)) return file;
  process.stdout.write(
    `LEFT OUT: what needs ${name}: ${file} is missing and ${why ?? "could not be installed"}\n`,
  );
  return null;
}

function whyNot() {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return "there is no apt-get";
  return process.getuid() === 0 ? null : "only root may install it";
}

function install(name) {
  // Its init script would start a service of the machine's own; at run level 1 nothing is started.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const apt = (...args) =>
    execFileSync("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=120", ...args], {
      env,
      stdio: "ignore",
      timeout: 180_000,
    });
  const add = () => apt("install", "--yes", "--no-install-recommends", name);
  try {
    try {
      add();
    } catch {
      apt("update");
      add();
    }
    return true;
  } catch {
    return false;
  }
}
