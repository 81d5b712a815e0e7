import { useSyncExternalStore } from "react";

/** From a tablet on all columns stand side by side; the same condition as in the style sheets. */
const wideMedia = "(min-width: 700px)";

export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(wideMedia).matches,
    () => false,
  );

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(wideMedia);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}
