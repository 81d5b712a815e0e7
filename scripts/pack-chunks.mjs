// What is done to a build's static folder once, so that neither the server nor the browser has to: scripts are marked to be
// read beside the main thread, and everything is compressed, so that the server sends the smallest form without working.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const packable = /\.(js|css|svg|json)$/;
const smallest = 1_024;

/**
 * V8 reads only the outside of a function until it is called, and then reads it again, on the main thread. A module stands
 * in a function, and almost all of a page's modules are called when it wakes up: with this line (it must be the first)
 * everything is compiled while the script arrives, on a thread of its own. Measured in docs/decisions/0026.
 */
const compileAtOnce = "//# allFunctionsCalledOnLoad\n";

/** Marks each script of a build's static folder. */
export function markScripts(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".js")) continue;
    const file = path.join(folder, name);
    writeFileSync(file, compileAtOnce + readFileSync(file, "utf8"));
  }
}

/** Writes a `.br` and a `.gz` beside each file of a build's static folder that gains by it. */
export async function packChunks(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    packable.test(name),
  );
  await Promise.all(names.map((name) => pack(path.join(folder, name))));
}

async function pack(file) {
  if (statSync(file).size < smallest) return;
  const content = readFileSync(file);
  const [small, fallback] = await Promise.all([brotli(content), gzip(content, { level: 9 })]);
  writeFileSync(`${file}.br`, small);
  writeFileSync(`${file}.gz`, fallback);
}
