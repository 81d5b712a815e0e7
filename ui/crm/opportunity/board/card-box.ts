import { useSyncExternalStore } from "react";

/** Height of a card and the gap below it, in pixels; `board.css` sets type and padding to fit. */
export type CardBox = { readonly height: number; readonly gap: number };

const roomy: CardBox = { height: 170, gap: 8 };
const dense: CardBox = { height: 150, gap: 8 };

/** Where a mouse points, cards are denser; the same condition as in the style sheets. */
const denseMedia = "(min-width: 1024px) and (pointer: fine)";

let media: MediaQueryList | undefined;
function whereDense(): MediaQueryList {
  media ??= window.matchMedia(denseMedia);
  return media;
}

export const cardBox = (): CardBox => (whereDense().matches ? dense : roomy);

export const useCardBox = (): CardBox => useSyncExternalStore(subscribe, cardBox, () => roomy);

function subscribe(listener: () => void): () => void {
  const list = whereDense();
  list.addEventListener("change", listener);
  return () => list.removeEventListener("change", listener);
}
