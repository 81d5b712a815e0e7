import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { programOf } from "../scripts/debian-package.mjs";
import { freePort } from "./free-port";
import { until } from "./until";

/** A redis-server of the test's own, which keeps nothing; null where there is none to be had. */
export async function aRedis() {
  const program = programOf("redis-server", "/usr/bin/redis-server");
  if (!program) return null;
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const start = async () => {
    const child = spawn(program, args, { stdio: "ignore", cwd: "/tmp" });
    await until(() => isOpen(port), 10_000, 20);
    return child;
  };
  let child = await start();
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    stop,
    restart: async () => {
      await stop();
      child = await start();
    },
  };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
