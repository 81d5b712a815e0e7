import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { rscOf, shells } from "@/common/routes.mjs";
import { freePort } from "../free-port";
import { until } from "../until";
import { leanFetch } from "./lean-fetch";

/** Not wanted by what the harness asks for, or not to be put into one file. */
const leftOut = ["esbuild", "lightningcss", "next", "pg-native", "sharp", "typescript"];
/** What a package that was written for `require` looks for around itself. */
const surroundings = [
  `import { createRequire } from "node:module";`,
  `const require = createRequire(import.meta.url);`,
  `const { filename: __filename, dirname: __dirname } = import.meta;`,
].join("\n");

/** Further settings of its surroundings. */
type Given = Readonly<Record<string, string>>;

const shiftedClock = resolve("testing/faults/shifted-clock.mjs");

/** The product's own server process, bundled once so that it starts in a fraction of a second. */
export class AppProcess {
  readonly port: number;
  readonly #bundle: Bundle;
  readonly #given: Given;
  #child: ChildProcess | null = null;
  #isUp = false;

  private constructor(bundle: Bundle, port: number, given: Given) {
    this.#bundle = bundle;
    this.#given = given;
    this.port = port;
  }

  static async start(bundle: Bundle, given: Given = {}): Promise<AppProcess> {
    const app = new AppProcess(bundle, await freePort(), given);
    await app.start();
    return app;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get isRunning(): boolean {
    return this.#isUp;
  }

  /** False once it has ended, whoever ended it. */
  get isAlive(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The smallest thing to ask of it. */
  ask(): ReturnType<typeof leanFetch> {
    return leanFetch(`${this.origin}/api/health`);
  }

  async start(): Promise<void> {
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(this.port),
      CORDEE_DIST: this.#bundle.folder,
      CORDEE_JOBS: "0",
      LOG_LEVEL: process.env["HARNESS_LOG"] ?? "fatal",
      ...this.#given,
    };
    const child: ChildProcess = spawn(process.execPath, ["--import", shiftedClock, this.#bundle.file], {
      env,
      stdio: "inherit",
    });
    this.#child = child;
    await until(
      async () => {
        if (child.exitCode !== null) throw new Error(`The app process ended with ${child.exitCode}`);
        return (await this.ask().catch(() => null))?.ok === true;
      },
      20_000,
      20,
    );
    this.#isUp = true;
  }

  /** As a crash would: nothing is finished, nothing said. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** In order, as a deployment does; answers its exit code. */
  leave(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    this.#isUp = false;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await gone;
    return child.exitCode;
  }
}

export type Bundle = { readonly folder: string; readonly file: string; remove(): void };

/** The server in one file, packages and all (half the time to start), and empty pages: the harness talks to the feed and the procedures only. */
export async function bundleServer(): Promise<Bundle> {
  const cache = resolve("node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "harness-"));
  const file = join(folder, "main.mjs");
  await build({
    entryPoints: ["server/main.ts"],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    external: leftOut,
    banner: { js: surroundings },
    alias: { "@": resolve(".") },
    logLevel: "error",
  });
  for (const path of [
    ...shells.flatMap((shell) => [`${shell === "/" ? "/index" : shell}.html`, rscOf(shell)]),
    "/_not-found.html",
  ]) {
    const page = join(folder, "server/app", path);
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, "");
  }
  mkdirSync(join(folder, "static"), { recursive: true });
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
