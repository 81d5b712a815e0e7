import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { env } from "@/server/core/env";
import { fileStore } from "@/server/core/kept-files";

const folder = () => join(env.dataFolder, "imports");
const ending = ".file";

/** Where the file of an import lies: in the data folder, never in the database, and under no name that somebody chose. */
export const pathOfRun = (id: string): string => join(folder(), `${id.toLowerCase()}${ending}`);

export const makeFolder = (): Promise<unknown> => mkdir(folder(), { recursive: true, mode: 0o700 });

const keyOf = (id: string): string => `${id.toLowerCase()}.import`;

/** Where there is a bucket the file is kept there too: another server may go on with the import. */
export async function keepFile(id: string): Promise<void> {
  if (env.bucket) await fileStore.take(keyOf(id), pathOfRun(id));
}

/** Whether its file is here, or was brought here from the bucket. */
export async function hasFile(id: string): Promise<boolean> {
  const isHere = await stat(pathOfRun(id)).catch(() => null);
  if (isHere) return true;
  const kept = env.bucket && (await fileStore.open(keyOf(id)));
  if (!kept) return false;
  await makeFolder();
  const part = `${pathOfRun(id)}.${randomUUID()}`;
  await pipeline(kept.body, createWriteStream(part, { mode: 0o600 }));
  await rename(part, pathOfRun(id));
  return true;
}

export async function removeFile(id: string): Promise<void> {
  await rm(pathOfRun(id), { force: true });
  if (env.bucket) await fileStore.remove(keyOf(id));
}

/** Ids of imports whose files are here, but for those that are just coming in. */
export async function filesOfRuns(): Promise<string[]> {
  const names = await readdir(folder()).catch(() => []);
  const ids = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
  const ages = await Promise.all(
    ids.map((id) =>
      stat(pathOfRun(id)).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      ),
    ),
  );
  return ids.filter((_, place) => (ages[place] ?? 0) > 3_600_000);
}
