import { picturesCache } from "@/common/kept-pictures";

/** Without caches (plain http) nothing was kept. */
export async function forgetPictures(): Promise<void> {
  await globalThis.caches?.delete(picturesCache).catch(() => false);
}
