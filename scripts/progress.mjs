// What the person at the terminal sees while something long happens.
import { spawn } from "node:child_process";
import { noteStep } from "./left-behind.mjs";
import { root } from "./places.mjs";
import { StopReason } from "./stop-reason.mjs";

const startedAt = performance.now();

/** A line with the seconds since the start in front. */
export function say(message) {
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${message}`);
}

const running = new Set();

/** Runs a program quietly; when it fails, what it said comes out. `what` names the step in the error. */
export function run(what, command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    const forget = noteStep(child.pid);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        said = (said + chunk).slice(-20_000);
      });
    }
    child.once("error", (error) => reject(new StopReason(`${what} failed: ${error.message}`)));
    child.once("close", (code) => {
      running.delete(child);
      forget();
      if (code === 0) resolve(said);
      else reject(new StopReason(`${what} failed:\n\n${said.trim()}`));
    });
  });
}

/** Ends what `run` has under way: a Ctrl-C during a build must not leave it building. */
export function stopRunning() {
  for (const child of running) child.kill("SIGTERM");
}
