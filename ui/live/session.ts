import { useSyncExternalStore } from "react";
import type { Me } from "@/common/identity/records";
import { clearAllDrafts } from "@/ui/kit/edit/draft";
import type { Session } from "./client";
import { liveClient } from "./live-client";
import { endSession } from "./sign-out";
import { forgetTraces } from "./traces";

const loading: Session = { state: "loading" };
const subscribe = (listener: () => void) => liveClient().store.topics.on("session", listener);

/**
 * Who is signed in; the first caller starts the client. After a sign-in load a page afresh (`location.assign`), so that
 * a new client begins.
 */
export function useSession(): Session {
  return useSyncExternalStore(
    subscribe,
    () => liveClient().session,
    () => loading,
  );
}

/** Below the gate that shows its children to people signed in only. @throws where nobody is. */
export function useMe(): Me {
  const session = useSession();
  if (session.state !== "signedIn") throw new Error("useMe is for screens of people who are signed in.");
  return session.me;
}

/** The person's own settings as the server just took them. */
export const profileChanged = (changes: Partial<Me>): void => liveClient().profileChanged(changes);

/**
 * Ends the session here, or on every device, wipes this person's data from this one, and goes to the sign-in page.
 * Without a network the server hears of it as soon as it can be reached.
 */
export async function signOut(everywhere = false): Promise<void> {
  try {
    await liveClient().signOut(() => endSession(everywhere));
  } finally {
    clearAllDrafts();
    forgetTraces(null);
    location.assign("/sign-in");
  }
}
