import en from "../common/messages/en/push.json";
import fr from "../common/messages/fr/push.json";
import type { PushMessage } from "../common/messaging/push";
import { keptPush, type PushKeeping, pushCache } from "../common/push-keeping";

type Extending = Event & { waitUntil(work: Promise<unknown>): void };
type PushEvent = Extending & { readonly data: { text(): string } | null };
type ClickEvent = Extending & { readonly notification: Notification };
type Client = {
  readonly url: string;
  readonly visibilityState: DocumentVisibilityState;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
};

/** What this file uses of the worker's global scope. */
declare const self: {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<readonly Client[]>;
    openWindow(address: string): Promise<unknown>;
  };
  addEventListener(type: "push", listener: (event: PushEvent) => void): void;
  addEventListener(type: "notificationclick", listener: (event: ClickEvent) => void): void;
};

const words: Record<PushKeeping["language"], typeof en> = { en, fr };

/** Shows what is pushed to this device, in its language, and leads to it. */
export function listenForPushes(): void {
  self.addEventListener("push", (event) => event.waitUntil(show(event.data?.text() ?? "")));
  self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    const { to } = (event.notification.data ?? {}) as { to?: string };
    event.waitUntil(lead(to ?? "/"));
  });
}

async function show(text: string): Promise<void> {
  const message = JSON.parse(text) as PushMessage;
  // What cannot be read now says nothing of whom the device is for: nobody's is shown, and nothing is ended.
  const kept = await keptPush();
  // Nobody is signed in here any more, or somebody else: it was under way when that happened.
  if (kept?.device !== message.device) return leave(kept);
  const { title, body } = textOf(message, words[kept.language]);
  const isInFront = (await windows()).some(({ visibilityState }) => visibilityState === "visible");
  await self.registration.showNotification(title, {
    body,
    tag: message.tag,
    icon: "/icons/icon-192.png",
    badge: "/icons/monochrome-512.png",
    lang: kept.language,
    // The page is in front of them and says it itself, as it counts what is unread.
    silent: isInFront,
    data: { to: message.to },
  });
  if (!isInFront) await showBadge(message.unread);
  for (const shown of await self.registration.getNotifications())
    if (message.read.includes(shown.tag)) shown.close();
}

/** On the icon of the installed app. One that was under way during an update does not know the number. */
async function showBadge(unread: number | undefined): Promise<void> {
  if (unread === undefined || !("setAppBadge" in navigator)) return;
  await (unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => undefined);
}

/** Where nobody is subscribed the browser is told so, too. */
async function leave(kept: PushKeeping | null): Promise<void> {
  if (kept) return;
  const subscription = await self.registration.pushManager.getSubscription();
  await subscription?.unsubscribe();
  await caches.delete(pushCache);
}

/** A window that is open goes there; else one is opened. */
async function lead(to: string): Promise<unknown> {
  const open = await windows();
  const best = open.find(({ visibilityState }) => visibilityState === "visible") ?? open[0];
  if (!best) return self.clients.openWindow(to);
  best.postMessage({ type: "open-notice", to });
  // Some browsers do not give the focus away.
  return best.focus().catch(() => undefined);
}

const windows = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });

function textOf({ kind, who, name, count }: PushMessage, texts: typeof en) {
  const filled = { who: who ?? texts.somebody, count: String(count) };
  const title = texts[count > 1 ? "many" : "one"][kind].replace(
    /\{(who|count)\}/g,
    (_all, part: "who" | "count") => filled[part],
  );
  return { title, body: name ?? texts.bodies[kind === "held" || kind === "trial" ? kind : "open"] };
}
