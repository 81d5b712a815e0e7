import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { ListShape } from "@/common/crm/list-terms";
import { useWide } from "../board/use-wide";
import { ColumnWindow, type Shown } from "../board/window/column-window";
import { cardList, subscribeList } from "./list-cards";

export type ListView = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly shown: Shown;
  readonly window: ColumnWindow;
  /** Height of a row in pixels; `list.css` sets the same. */
  readonly pitch: number;
};

/** The list is one long column, headings of groups included: the same window as the board's. */
export function useListWindow(shape: ListShape): ListView {
  const scroller = useRef<HTMLDivElement>(null);
  const pitch = useWide() ? 44 : 64;
  const asked = JSON.stringify([shape.sort, shape.group, shape.folded]);
  const window = useMemo(() => {
    const [sort, group, folded] = JSON.parse(asked) as [
      ListShape["sort"],
      ListShape["group"],
      ListShape["folded"],
    ];
    const given = { sort, group, folded };
    return new ColumnWindow({ ids: () => cardList().rows(given), subscribe: subscribeList }, true);
  }, [asked]);
  const shown = useSyncExternalStore(window.subscribe, window.get, window.get);

  useLayoutEffect(() => window.setPitch(pitch), [window, pitch]);
  useLayoutEffect(() => {
    const shift = window.takeShift();
    if (shift !== 0 && scroller.current) scroller.current.scrollTop += shift;
  });
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const size = new ResizeObserver(([entry]) => entry && window.resizedTo(entry.contentRect.height));
    const scrolled = () => window.scrolledTo(box.scrollTop);
    scrolled();
    size.observe(box);
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      size.disconnect();
      box.removeEventListener("scroll", scrolled);
    };
  }, [window]);
  const order = JSON.stringify([shape.sort, shape.group]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order begins at the top; folding a group does not
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [order]);
  return { scroller, shown, window, pitch };
}
