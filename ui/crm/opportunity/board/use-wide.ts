import { useSyncExternalStore } from "react";

/** From a tablet on all columns stand side by side; the same condition as in the style sheets. */
const wideMedia = "(min-width: 700px)";

let media: MediaQueryList | undefined;
function whereWide(): MediaQueryList {
  media ??= window.matchMedia(wideMedia);
  return media;
}

export const useWide = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => whereWide().matches,
    () => false,
  );

function subscribe(listener: () => void): () => void {
  const list = whereWide();
  list.addEventListener("change", listener);
  return () => list.removeEventListener("change", listener);
}
