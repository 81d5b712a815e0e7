import { BucketStore } from "./bucket-store";
import { diskStore } from "./disk-store";
import { env } from "./env";
import type { FileStore } from "./file-store";

/** Where this company's files are: in the data folder, or in a bucket where one is configured. */
export const fileStore: FileStore = env.bucket ? new BucketStore(env.bucket) : diskStore;
