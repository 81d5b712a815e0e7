import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../free-port";
import { until } from "../until";

/** The documented nginx in front of two processes, on a port and in a folder of its own. */
export async function startNginx(program: string, [one, two]: readonly number[]) {
  const folder = mkdtempSync(join(tmpdir(), "cordee-nginx-"));
  const port = await freePort();
  const site = readFileSync("docs/nginx.conf", "utf8")
    .replaceAll("127.0.0.1:3000", `127.0.0.1:${one}`)
    .replaceAll("127.0.0.1:3001", `127.0.0.1:${two}`)
    .replace("listen 80;", `listen 127.0.0.1:${port};`);
  writeFileSync(join(folder, "site.conf"), site);
  writeFileSync(join(folder, "nginx.conf"), main(folder));
  const child = spawn(program, ["-p", folder, "-c", "nginx.conf", "-e", "errors.log"], { stdio: "inherit" });
  const origin = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${origin}/api/health`).catch(() => null))?.ok === true, 20_000, 50);
  return {
    origin,
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const main = (folder: string) => `
  daemon off;
  master_process off;
  pid ${folder}/nginx.pid;
  events { worker_connections 4096; }
  http {
    access_log off;
    ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n    ")}
    include ${folder}/site.conf;
  }`;
