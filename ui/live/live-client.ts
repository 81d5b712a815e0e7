import { clearAllDrafts } from "@/ui/kit/edit/draft";
import { LiveClient } from "./client";
import { DeviceKeeper, personKey } from "./device-keeper";
import { startingEarly } from "./early-start";
import { Pace } from "./pace";
import { backOff, idle } from "./pauses";
import { serverWire } from "./server-wire";
import { finishSignOut, signOutKey } from "./sign-out";
import { openSocket } from "./socket-link";
import { forgetTraces } from "./traces";
import type { Link } from "./wire";

let client: LiveClient | null = null;
const pace = new Pace((work) => onFrame(work));

/** While a card is in the air, what colleagues do is shown in fewer, larger steps. */
export const holdNews = (isHeld: boolean): void => pace.hold(isHeld);

/** This tab's client; begins its work when the first screen asks. In the browser only. */
export function liveClient(): LiveClient {
  if (client) return client;
  const keeper = new DeviceKeeper((reason) => made.storageTrouble(reason));
  const server = serverWire({ url: "/rpc" });
  const wire = {
    ...server,
    start: startingEarly(server.start),
    // What is on screen first is painted before the rest of the cards is asked for.
    page: (after: string) => idle(1_000).then(() => server.page(after)),
    open: openFeed,
  };
  const made = new LiveClient(wire, { schedule: pace.schedule, keeper });
  client = made;
  addEventListener("online", () => made.wake());
  document.addEventListener("visibilitychange", () => {
    const isVisible = document.visibilityState === "visible";
    made.presence.show(isVisible);
    if (isVisible) made.wake();
  });
  // Another tab signed somebody out or in: nothing of the one before stays on this one's screen.
  addEventListener("storage", ({ key, newValue }) => {
    // Said before the server knows, which would end this tab's session too and leave its typed text behind.
    if (key === signOutKey && newValue !== null) {
      clearAllDrafts();
      forgetTraces(null);
    }
    const { session } = made;
    if (key !== personKey || session.state !== "signedIn" || newValue === session.me.id) return;
    clearAllDrafts();
    forgetTraces(newValue);
    location.reload();
  });
  void begin(made);
  return made;
}

/** What is on screen first is painted, and can be used, before the socket's library is asked for. */
const openFeed: LiveClient["wire"]["open"] = (events) => {
  let link: Link | null = null;
  let isClosed = false;
  onFrame(() =>
    idle(500).then(() => {
      if (!isClosed) link = openSocket({ url: "/" }, events);
    }),
  );
  return {
    close() {
      isClosed = true;
      if (link) link.close();
      else events.down(false);
    },
    tell: (here) => link?.tell(here),
  };
};

async function begin(made: LiveClient): Promise<void> {
  for (let tries = 0; !(await finishSignOut().then(succeeded, failed)); tries++)
    await made.pauses.pause(backOff(tries));
  await made.start();
}

const succeeded = () => true;
const failed = () => false;

/** Once per frame; a hidden tab draws none, and must not keep what comes for the day it is shown. */
function onFrame(work: () => void): void {
  if (document.visibilityState === "hidden") {
    work();
    return;
  }
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    document.removeEventListener("visibilitychange", once);
    work();
  };
  requestAnimationFrame(once);
  document.addEventListener("visibilitychange", once);
}
