import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "@/server/core/env";
import type { FileStore } from "./file-store";

const folder = () => join(env.dataFolder, "files", "kept");

/** Spread over 256 folders: some file systems grow slow with many names in one. */
function pathOf(key: string): string {
  if (!/^[0-9a-f][0-9a-f-]{35}(\.[a-z]+)?$/.test(key)) throw new Error("No key of ours.");
  return join(folder(), key.slice(0, 2), key);
}

async function placeOf(key: string): Promise<string> {
  const path = pathOf(key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return path;
}

/** Files in the data folder, which a backup takes along. */
export const diskStore: FileStore = {
  async take(key, from) {
    await rename(from, await placeOf(key));
  },
  async write(key, body) {
    await writeFile(await placeOf(key), body, { mode: 0o600 });
  },
  async open(key) {
    const file = await open(pathOf(key)).catch(() => null);
    if (!file) return null;
    const { size } = await file.stat();
    return { size, body: file.createReadStream() };
  },
  remove: (key) => rm(pathOf(key), { force: true }),
};
