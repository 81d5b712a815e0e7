import type { Readable } from "node:stream";

/**
 * Where the bytes of files are kept, under names that we give and nobody else. A bucket elsewhere can do all of it as
 * well as a folder.
 */
export type FileStore = {
  /** Takes over a file that lies on this machine; it is gone from where it was. */
  take(key: string, from: string): Promise<void>;
  write(key: string, body: Buffer): Promise<void>;
  /** Null where there is none of this name. */
  open(key: string): Promise<{ readonly size: number; readonly body: Readable } | null>;
  /** Succeeds too where there is none. */
  remove(key: string): Promise<void>;
};
