// The server as a child process.
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { root } from "./places.mjs";
import { nameOf, until } from "./processes.mjs";
import { StopReason } from "./stop-reason.mjs";

/** The server gives itself 15 s to say goodbye to everybody. */
export const goodbyeMilliseconds = 17_000;

/**
 * Throws StopReason when the port is taken, naming it and the way out. `patience`: milliseconds given to a server that is
 * leaving it.
 */
export async function requirePort(host, port, patience = 0) {
  let refusal = await tryPort(host, port);
  if (refusal?.code === "EADDRINUSE" && patience > 0) {
    await until(async () => {
      refusal = await tryPort(host, port);
      return refusal === null;
    }, patience);
  }
  if (!refusal) return;
  if (refusal.code === "EADDRINUSE") {
    throw new StopReason(
      `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm run up`,
    );
  }
  if (refusal.code === "EACCES")
    throw new StopReason(`Port ${port} needs root. Choose one above 1023: PORT=3000 npm run up`);
  throw new StopReason(`Cannot listen on ${host}:${port}: ${refusal.message}`);
}

/**
 * What a request leaves behind fits in the young generation; with V8's own 1–16 MB garbage collection was
 * the largest single cost of a board's first page.
 */
const heap = ["--min-semi-space-size=16", "--max-semi-space-size=32"];

/** Null, or why it cannot be listened on. */
function tryPort(host, port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

/** Starts server/main.ts; `stop()` ends it in order, `exited` resolves to its exit code or signal. */
export function startApp(env) {
  const args = [...heap, "--import", "tsx", "--import", "./scripts/leave-with-parent.mjs", "server/main.ts"];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // A process group of its own: a Ctrl-C in the terminal reaches it only through `stop`.
    detached: true,
  });
  const exited = once(child, "exit").then(([code, signal]) => code ?? signal);
  return {
    pid: child.pid,
    exited,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      if (!(await until(() => nameOf(child.pid) === null, goodbyeMilliseconds))) child.kill("SIGKILL");
      await exited;
    },
  };
}

/**
 * Resolves once the server answers on its address; throws StopReason when it ends before. `authority`: the certificate of
 * whoever vouches for it, where the system does not know them.
 */
export async function untilReady(app, address, { seconds = 60, authority } = {}) {
  let ended = null;
  app.exited.then((how) => {
    ended = how;
  });
  const ready = await until(
    async () => ended !== null || (await answers(`${address}/api/ready`, authority)),
    seconds * 1000,
  );
  if (ended !== null)
    throw new StopReason(`The server ended while starting (${ended}); the reason stands above.`);
  if (!ready) throw new StopReason(`The server does not answer on ${address} after ${seconds} s.`);
}

/** With Node's own clients: `fetch` trusts nobody that the system does not. */
function answers(url, ca) {
  const { get } = url.startsWith("https:") ? https : http;
  return new Promise((resolve) => {
    get(url, { ca, agent: false, timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on("timeout", function giveUp() {
        this.destroy();
      })
      .on("error", () => resolve(false));
  });
}
