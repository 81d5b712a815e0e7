import { cacheNames, type PrecacheEntry, Serwist } from "serwist";
import { isPicture, picturesCache } from "../common/kept-pictures";
import { rscOf, shellFor } from "../common/routes.mjs";
import { listenForPushes } from "./service-worker-push";
import { listenForRenewals } from "./service-worker-renewal";
import { isShare, takeShare } from "./service-worker-share";

/** What this file uses of the worker's global scope: the types of pages and of workers do not go together. */
declare const self: {
  readonly __SW_MANIFEST: (PrecacheEntry | string)[];
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
};
type FetchEvent = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void };

const worker = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  precacheOptions: { cleanURLs: false, cleanupOutdatedCaches: true, ignoreURLParametersMatching: [] },
  skipWaiting: false,
  clientsClaim: true,
  navigationPreload: false,
  // Chunks never change: where the browser can, a page that opens takes its two dozen straight from the cache, while this
  // worker is still starting. What the cache lacks comes from the network.
  requestRules: {
    condition: { urlPattern: { pathname: "/_next/static/*" }, requestMethod: "GET" },
    source: { cacheName: cacheNames.precache },
  },
});

// Stands before Serwist's own listener: both may answer, and the first that does wins.
self.addEventListener("fetch", (event) => {
  const answer = answerFor(event.request);
  if (!answer) return;
  event.stopImmediatePropagation();
  event.respondWith(answer);
});

listenForPushes();
listenForRenewals();

// Install, activate, the SKIP_WAITING message, and the precached chunks.
worker.addEventListeners();

/** Pages and their payloads come from the cache by the route table; everything else goes on to Serwist or the network. */
function answerFor(request: Request): Promise<Response> | undefined {
  const { pathname, origin } = new URL(request.url);
  if (origin !== location.origin) return undefined;
  if (isShare(request)) return takeShare(request);
  if (request.method !== "GET") return undefined;
  if (isPicture(pathname)) return picture(request);
  const shell = shellFor(pathname);
  if (request.mode === "navigate") {
    return shell ? cached(shell, request) : fetch(request).catch(() => cached("/offline", request));
  }
  const isPayload =
    request.headers.get("RSC") === "1" && !request.headers.has("Next-Router-Segment-Prefetch");
  // An unknown payload that fails makes Next fall back to a navigation, which is answered above.
  return shell && isPayload ? cached(rscOf(shell), request) : undefined;
}

async function cached(key: string, request: Request): Promise<Response> {
  return (await worker.matchPrecache(key)) ?? fetch(request);
}

const mostPictures = 500;

/** The cache is opened first: one that a sign-out deletes meanwhile takes the answer along. */
async function picture(request: Request): Promise<Response> {
  const cache = await caches.open(picturesCache);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  // Where there is no room it is shown all the same.
  if (answer.ok) await keep(cache, request, answer.clone()).catch(() => undefined);
  return answer;
}

async function keep(cache: Cache, request: Request, answer: Response): Promise<void> {
  await cache.put(request, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - mostPictures)).map((old) => cache.delete(old)));
}
