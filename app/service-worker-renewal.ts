import { keepPush, keptPush, pushCache, subscriptionKeys } from "../common/push-keeping";

type ChangeEvent = Event & {
  /** Some browsers subscribe anew themselves, others leave it to us. */
  readonly newSubscription?: PushSubscription | null;
  waitUntil(work: Promise<unknown>): void;
};

/** What this file uses of the worker's global scope. */
declare const self: {
  readonly registration: ServiceWorkerRegistration;
  addEventListener(type: "pushsubscriptionchange", listener: (event: ChangeEvent) => void): void;
};

/** The browser's push service has given up a subscription: the server hears of the next one without anybody's doing. */
export function listenForRenewals(): void {
  self.addEventListener("pushsubscriptionchange", (event) =>
    event.waitUntil(renew(event.newSubscription ?? null)),
  );
}

/** Without a network, or where the server is busy, the app's next start does it. */
async function renew(given: PushSubscription | null): Promise<void> {
  const kept = await keptPush();
  if (!kept) return;
  const subscription = given ?? (await subscribe());
  const keys = subscriptionKeys(subscription);
  const answer = await fetch("/rpc/messaging.push.renewDevice", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mutationId: crypto.randomUUID(), input: { id: kept.device, ...keys } }),
  });
  if (answer.ok) await keepPush({ ...kept, endpoint: keys.endpoint });
  // Ended on another device, or with its session.
  else if (answer.status === 404 || answer.status === 401) await end(subscription);
}

async function subscribe(): Promise<PushSubscription> {
  const answer = await fetch("/rpc/messaging.push.settings");
  const { result } = (await answer.json()) as { result: { data: { key: string } } };
  const wish = { userVisibleOnly: true, applicationServerKey: result.data.key };
  return self.registration.pushManager.subscribe(wish);
}

async function end(subscription: PushSubscription): Promise<void> {
  await subscription.unsubscribe();
  await caches.delete(pushCache);
}
