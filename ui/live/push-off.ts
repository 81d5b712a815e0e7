import { pushCache } from "@/common/push-keeping";

/**
 * Ends what is pushed to this device and takes down what is still shown of it (attack 55). The server need not be
 * reached: the browser itself forgets the subscription.
 */
export async function forgetPush(): Promise<void> {
  if (!(await globalThis.caches?.delete(pushCache).catch(() => false))) return;
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (!registration) return;
  const subscription = await registration.pushManager?.getSubscription().catch(() => null);
  await subscription?.unsubscribe().catch(() => false);
  for (const shown of await registration.getNotifications().catch(() => [])) shown.close();
}
