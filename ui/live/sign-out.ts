import { newId } from "./new-id";
import { serverWire } from "./server-wire";
import { fetchInTime } from "./time-limit";

/** Set while the server has not heard of a sign-out; other tabs hear of it at once. */
export const signOutKey = "cordee.signOut";

/** Ends the session on the server, here or on every device. Without a network it is left to `finishSignOut`. */
export async function endSession(everywhere: boolean): Promise<void> {
  localStorage.setItem(signOutKey, "1");
  if (everywhere) await serverWire({ url: "/rpc" }).command("identity.person.signOutEverywhere", newId(), {});
  await finishSignOut();
}

/**
 * Ends on the server what was ended here without a network: before anybody signs in on this device, and before the
 * server is asked who is signed in.
 */
export async function finishSignOut(): Promise<void> {
  if (localStorage.getItem(signOutKey) === null) return;
  const answer = await fetchInTime("/api/auth/sign-out", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  if (answer.ok || answer.status === 401) localStorage.removeItem(signOutKey);
}
