const workerUrl = "/serwist/sw.js";
const checkEvery = 30 * 60_000;
const firstVisitPause = 3_000;

/** Tells of a new version that waits; answers how to stop. Without a service worker (plain http) it does nothing. */
export function watchForUpdates(onWaiting: (worker: ServiceWorker) => void): () => void {
  const container = navigator.serviceWorker;
  // biome-ignore lint/style/noProcessEnv: the bundler writes the word in; while developing a cache would hide every change
  if (!container || process.env.NODE_ENV !== "production") return () => {};
  const stop = new AbortController();
  reloadOnTakeover(container, stop.signal);
  let registration: ServiceWorkerRegistration | undefined;
  const register = () =>
    container.register(workerUrl, { scope: "/", updateViaCache: "none" }).then((found) => {
      registration = found;
      // Some browsers that refuse a worker answer with nothing.
      if (found) watch(found, onWaiting, stop.signal);
    }, ignore);
  // On a first visit it fetches every file of the app: not while the first cards are on their way.
  const first = setTimeout(() => void register(), container.controller ? 0 : firstVisitPause);
  const check = () => {
    if (document.visibilityState === "visible") void registration?.update().catch(ignore);
  };
  document.addEventListener("visibilitychange", check, { signal: stop.signal });
  const timer = setInterval(check, checkEvery);
  return () => {
    clearTimeout(first);
    clearInterval(timer);
    stop.abort();
  };
}

/** Every tab reloads when the new version takes over, not only the one that accepted it; the first ever does not. */
function reloadOnTakeover(container: ServiceWorkerContainer, signal: AbortSignal) {
  let hadWorker = container.controller !== null;
  const takeover = () => {
    if (hadWorker) location.reload();
    hadWorker = true;
  };
  container.addEventListener("controllerchange", takeover, { signal });
}

function watch(
  found: ServiceWorkerRegistration,
  onWaiting: (worker: ServiceWorker) => void,
  signal: AbortSignal,
) {
  const look = () => {
    if (found.waiting && navigator.serviceWorker.controller && !signal.aborted) onWaiting(found.waiting);
  };
  look();
  found.addEventListener("updatefound", () => found.installing?.addEventListener("statechange", look), {
    signal,
  });
}

/** Offline, or a worker that the browser refuses: the pages work without it. */
function ignore() {}
