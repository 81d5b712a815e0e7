import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "./env";
import { placeOf } from "./file-place";
import type { FileStore } from "./file-store";

const pathOf = (key: string): string => join(env.dataFolder, "files", "kept", placeOf(key));

async function madePath(key: string): Promise<string> {
  const path = pathOf(key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return path;
}

/** Files in the data folder, which a backup takes along. */
export const diskStore: FileStore = {
  async take(key, from) {
    await rename(from, await madePath(key));
  },
  async write(key, body) {
    await writeFile(await madePath(key), body, { mode: 0o600 });
  },
  async open(key) {
    const file = await open(pathOf(key)).catch(() => null);
    if (!file) return null;
    const { size } = await file.stat();
    return { size, body: file.createReadStream() };
  },
  remove: (key) => rm(pathOf(key), { force: true }),
};
