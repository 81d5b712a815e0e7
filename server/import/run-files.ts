import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/server/core/env";

const folder = () => join(env.dataFolder, "imports");
const ending = ".file";

/** Where the file of an import lies: in the data folder, never in the database, and under no name that somebody chose. */
export const pathOfRun = (id: string): string => join(folder(), `${id.toLowerCase()}${ending}`);

export const makeFolder = (): Promise<unknown> => mkdir(folder(), { recursive: true, mode: 0o700 });

export const hasFile = (id: string): Promise<boolean> =>
  stat(pathOfRun(id)).then(
    () => true,
    () => false,
  );

export const removeFile = (id: string): Promise<void> => rm(pathOfRun(id), { force: true });

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
