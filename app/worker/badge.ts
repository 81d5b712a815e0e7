/** What this file uses of a push: the types of pages and of workers do not go together. */
type PushEvent = Event & {
  readonly data: { json(): unknown } | null;
  waitUntil(work: Promise<unknown>): void;
};

/** Keeps the number on the app's icon right while no page is open: a push says how many notices are unread. */
export function badgeFromPush(event: Event): void {
  const unread = unreadIn(event as PushEvent);
  if (unread === null || !("setAppBadge" in navigator)) return;
  (event as PushEvent).waitUntil(navigator.setAppBadge(unread).catch(() => undefined));
}

function unreadIn({ data }: PushEvent): number | null {
  try {
    const said = data?.json();
    const unread = typeof said === "object" && said !== null && "unread" in said ? said.unread : null;
    return typeof unread === "number" ? unread : null;
  } catch {
    return null;
  }
}
