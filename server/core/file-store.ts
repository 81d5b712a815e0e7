import type { Readable } from "node:stream";

/** Where the bytes of files are kept, under names that we give and nobody else. */
export type FileStore = {
  /** Keeps what lies at `from` on this machine; it may be gone from there afterwards. */
  take(key: string, from: string): Promise<void>;
  write(key: string, body: Buffer): Promise<void>;
  /** Null where there is none of this name. */
  open(key: string): Promise<{ readonly size: number; readonly body: Readable } | null>;
  /** Succeeds too where there is none. */
  remove(key: string): Promise<void>;
};
