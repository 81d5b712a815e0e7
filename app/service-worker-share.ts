import { mostFiles } from "../common/messaging/attachment";
import { mostShared, notTaken, shareAddress, sharedAddress, sharedCache } from "../common/shared-things";

export const isShare = ({ method, url }: Request): boolean =>
  method === "POST" && new URL(url).pathname === shareAddress;

/** Keeps what another app shares on the device, and opens the app, which asks what to make of it. */
export async function takeShare(request: Request): Promise<Response> {
  return Response.redirect(`/pipeline?shared=${await keep(request).catch(() => notTaken)}`, 303);
}

async function keep(request: Request): Promise<string> {
  const kept = shortened(await request.formData());
  const id = crypto.randomUUID();
  const cache = await caches.open(sharedCache);
  await cache.put(sharedAddress(id), new Response(kept));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - mostShared)).map((old) => cache.delete(old)));
  return id;
}

const longest = 20_000;

function shortened(given: FormData): FormData {
  const kept = new FormData();
  for (const name of ["title", "text", "url"]) {
    const value = given.get(name);
    if (typeof value === "string") kept.set(name, value.slice(0, longest));
  }
  for (const file of given.getAll("files").slice(0, mostFiles)) kept.append("files", file);
  return kept;
}
