// Compresses what browsers load once, at build time, so that the server sends the smallest form without working.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const packable = /\.(js|css|svg|json)$/;
const smallest = 1_024;

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
