import { serverWire } from "@/ui/trpc";
import { LiveClient } from "./client";
import { DeviceKeeper } from "./device-keeper";
import { openSocket } from "./socket-link";

let client: LiveClient | null = null;

/** This tab's client; begins its work when the first screen asks. In the browser only. */
export function liveClient(): LiveClient {
  if (client) return client;
  const keeper = new DeviceKeeper((reason) => made.storageTrouble(reason));
  const made = new LiveClient(
    { ...serverWire({ url: "/rpc" }), open: (events) => openSocket({ url: "/" }, events) },
    { schedule: onFrame, keeper },
  );
  client = made;
  addEventListener("online", () => made.wake());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") made.wake();
  });
  void made.start();
  return made;
}

/** Once per frame; a hidden tab draws none. */
function onFrame(work: () => void): void {
  if (document.visibilityState === "hidden") work();
  else requestAnimationFrame(work);
}
