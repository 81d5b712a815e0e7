/**
 * What the service worker must know to show what is pushed: for whom this device is subscribed, and the language it
 * speaks. Kept in a cache of its own, which pages and worker both reach; it goes when the person does (attack 55).
 */
export const pushCache = "cordee.push";
const place = "/push-keeping";

export type PushKeeping = {
  /** The subscribed device's id on the server. */
  readonly device: string;
  readonly endpoint: string;
  readonly language: "en" | "fr";
};

export async function keepPush(keeping: PushKeeping): Promise<void> {
  const cache = await caches.open(pushCache);
  await cache.put(place, new Response(JSON.stringify(keeping)));
}

export async function keptPush(): Promise<PushKeeping | null> {
  const kept = await caches.match(place, { cacheName: pushCache });
  return kept ? ((await kept.json()) as PushKeeping) : null;
}

/** What the server must know of a browser's subscription to send something there. */
export function subscriptionKeys(subscription: PushSubscription) {
  const { endpoint = "", keys } = subscription.toJSON();
  return { endpoint, p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" };
}
