import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useWide } from "../board/use-wide";
import { ColumnWindow, type Shown } from "../board/window/column-window";
import { listIds, subscribeList } from "../store/cards";
import type { ListSort } from "../store/list-sort";

type ListView = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly shown: Shown;
  /** Height of a row in pixels; `list.css` sets the same. */
  readonly pitch: number;
};

/** The list is one long column: the same window as the board's. */
export function useListWindow({ field, descending }: ListSort): ListView {
  const scroller = useRef<HTMLDivElement>(null);
  const pitch = useWide() ? 44 : 64;
  const window = useMemo(() => {
    const order = { ids: () => listIds({ field, descending }), subscribe: subscribeList };
    return new ColumnWindow(order, true);
  }, [field, descending]);
  const shown = useSyncExternalStore(window.subscribe, window.get, window.get);

  useLayoutEffect(() => window.setPitch(pitch), [window, pitch]);
  useLayoutEffect(() => {
    const shift = window.takeShift();
    if (shift !== 0 && scroller.current) scroller.current.scrollTop += shift;
  });
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    box.scrollTop = 0;
    const size = new ResizeObserver(([entry]) => entry && window.resizedTo(entry.contentRect.height));
    const scrolled = () => window.scrolledTo(box.scrollTop);
    size.observe(box);
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      size.disconnect();
      box.removeEventListener("scroll", scrolled);
    };
  }, [window]);
  return { scroller, shown, pitch };
}
