import { sharedAddress, sharedCache } from "@/common/shared-things";

/** Ids of what was shared and waits, the last one first. Without caches (plain http) nothing is ever shared. */
export async function waitingShares(): Promise<readonly string[]> {
  if (!globalThis.caches || !(await caches.has(sharedCache))) return [];
  const keys = await (await caches.open(sharedCache)).keys();
  return keys.flatMap(({ url }) => new URL(url).pathname.split("/").at(-1) ?? []).reverse();
}

/** Null where it is gone. */
export async function readShare(id: string): Promise<FormData | null> {
  const kept = await globalThis.caches?.open(sharedCache).then((cache) => cache.match(sharedAddress(id)));
  return (await kept?.formData()) ?? null;
}

export async function forgetShare(id: string): Promise<void> {
  await globalThis.caches?.open(sharedCache).then((cache) => cache.delete(sharedAddress(id)));
}

/** All of it belongs to whoever was signed in when it was shared. */
export async function forgetShares(): Promise<void> {
  await globalThis.caches?.delete(sharedCache).catch(() => false);
}
