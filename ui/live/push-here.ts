import { deviceOf, deviceText } from "@/common/identity/device-of";
import { keepPush, keptPush, type PushKeeping, subscriptionKeys } from "@/common/push-keeping";
import { currentLocale, languageOf } from "@/ui/kit/locale";
import { api } from "@/ui/trpc";
import { newId } from "./new-id";
import { dismiss, perform } from "./outbox";
import { forgetPush } from "./push-off";

/** Why this browser cannot be pushed to; null: it can, once its person allows it. */
export type PushObstacle = "insecure" | "install" | "unsupported" | "denied";

export function pushObstacle(): PushObstacle | null {
  if (!isSecureContext) return "insecure";
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!able) return isApplePhone() ? "install" : "unsupported";
  return Notification.permission === "denied" ? "denied" : null;
}

/** On these only an app on the home screen may notify. */
const isApplePhone = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/** The device of the server that this browser is, as it remembers it. */
export const pushDeviceHere = async (): Promise<string | null> =>
  pushObstacle() === null && Notification.permission === "granted"
    ? ((await keptPush())?.device ?? null)
    : null;

/** Milliseconds that a first visit may take to get its worker. */
const patience = 30_000;

/**
 * Asks the person, who has just said that they want it, then the browser's service, then the server. "refused": the
 * person or their browser said no; "failed": the service or the server did not answer.
 */
export async function pushToHere(key: string): Promise<"on" | "refused" | "failed"> {
  try {
    if ((await Notification.requestPermission()) !== "granted") return "refused";
    const registration = await Promise.race([navigator.serviceWorker.ready, nothingAfter(patience)]);
    if (!registration) return "failed";
    const subscription = await subscribe(registration, key);
    return (await register(subscription)) ? "on" : "failed";
  } catch {
    return "failed";
  }
}

const nothingAfter = (milliseconds: number) =>
  new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds));

/** One that was made for another key of the server is of no use any more. */
async function subscribe({ pushManager }: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const wish = { userVisibleOnly: true, applicationServerKey: key };
  return pushManager.subscribe(wish).catch(async (error: unknown) => {
    const former = await pushManager.getSubscription();
    if (!former) throw error;
    await former.unsubscribe();
    return pushManager.subscribe(wish);
  });
}

async function register(subscription: PushSubscription): Promise<boolean> {
  const id = newId();
  const name = deviceText(deviceOf(navigator.userAgent)) ?? "Browser";
  const device = { id, name, ...subscriptionKeys(subscription) };
  const outcome = await perform("messaging.push.addDevice", device);
  if (!outcome.ok) {
    dismiss(outcome.mutationId);
    await subscription.unsubscribe();
    return false;
  }
  await keepPush({ device: id, endpoint: device.endpoint, language: languageOf(currentLocale()) });
  return true;
}

/** Nothing is pushed here any more. */
export async function pushToHereNoMore(): Promise<void> {
  const kept = await keptPush();
  await forgetPush();
  if (!kept) return;
  const outcome = await perform("messaging.push.removeDevice", { id: kept.device });
  if (!outcome.ok) dismiss(outcome.mutationId);
}

/** The language of this device changed. */
export async function pushIn(locale: string): Promise<void> {
  const kept = await keptPush();
  const language = languageOf(locale);
  if (kept && kept.language !== language) await keepPush({ ...kept, language });
}

/**
 * At each start of a device that is pushed to: whether the server and the browser still agree. Ended on another device,
 * it ends here; a browser that has subscribed anew, or lost its subscription, goes on as the device it was.
 */
export async function checkPushHere(): Promise<void> {
  const kept = await keptPush();
  if (!kept) return;
  const { devices, key } = await api.messaging.push.settings.query();
  if (!devices.some(({ id }) => id === kept.device)) return forgetPush();
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration || key === null) return;
  const held = await registration.pushManager.getSubscription();
  await renew(kept, held ?? (await subscribe(registration, key)));
}

/** What the worker could not tell the server: it was without a network then, or its browser did not wake it. */
async function renew(kept: PushKeeping, subscription: PushSubscription): Promise<void> {
  const keys = subscriptionKeys(subscription);
  if (keys.endpoint === kept.endpoint) return;
  const outcome = await perform("messaging.push.renewDevice", { id: kept.device, ...keys });
  if (outcome.ok) await keepPush({ ...kept, endpoint: keys.endpoint });
  else dismiss(outcome.mutationId);
}
