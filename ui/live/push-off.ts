import { pushCache } from "@/common/push-keeping";

let underWay: Promise<void> | null = null;

/**
 * Ends what is pushed to this device and takes down what is still shown of it, on its icon too (attack 55). The server need not be
 * reached: the browser itself forgets the subscription. Whoever asks meanwhile waits for the same end: a sign-out that
 * the server's own "signed out" overtakes would else leave the page before all is taken down.
 */
export function forgetPush(): Promise<void> {
  underWay ??= forget().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function forget(): Promise<void> {
  if (!(await globalThis.caches?.delete(pushCache).catch(() => false))) return;
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (!registration) return;
  const subscription = await registration.pushManager?.getSubscription().catch(() => null);
  await subscription?.unsubscribe().catch(() => false);
  if ("clearAppBadge" in navigator) await navigator.clearAppBadge().catch(() => undefined);
  for (const shown of await registration.getNotifications().catch(() => [])) shown.close();
}
