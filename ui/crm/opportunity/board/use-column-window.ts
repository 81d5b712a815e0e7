import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { StageRecord } from "@/common/crm/records";
import type { BoardParts } from "./board-parts";
import { columnOrder } from "./column-order";
import { ColumnWindow, type Shown } from "./window/column-window";

type Column = {
  readonly element: RefObject<HTMLElement | null>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly shown: Shown;
};

/** Ties a column's window to its elements: what scrolls it, sizes it, and brings it near. */
export function useColumnWindow(
  parts: BoardParts,
  stage: StageRecord,
  eager: boolean,
  pitch: number,
): Column {
  const element = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { id: stageId, name } = stage;
  const window = useMemo(() => new ColumnWindow(columnOrder(stageId), eager), [stageId, eager]);
  const shown = useSyncExternalStore(window.subscribe, window.get, window.get);

  useLayoutEffect(() => window.setPitch(pitch), [window, pitch]);
  useLayoutEffect(() => {
    const shift = window.takeShift();
    if (shift !== 0 && scroller.current) scroller.current.scrollTop += shift;
  });
  useLayoutEffect(() => {
    if (!element.current || !scroller.current) return;
    const part = {
      stageId,
      name,
      folded: false,
      element: element.current,
      scroller: scroller.current,
      window,
    };
    return parts.add(part);
  }, [parts, stageId, name, window]);
  useEffect(() => {
    const [column, box] = [element.current, scroller.current];
    return column && box ? follow(window, column, box) : undefined;
  }, [window]);
  return { element, scroller, shown };
}

function follow(window: ColumnWindow, element: HTMLElement, scroller: HTMLElement): () => void {
  const near = new IntersectionObserver(([entry]) => entry && window.setNear(entry.isIntersecting), {
    root: element.parentElement,
    rootMargin: "0px 240px",
  });
  const size = new ResizeObserver(([entry]) => entry && window.resizedTo(entry.contentRect.height));
  const scrolled = () => window.scrolledTo(scroller.scrollTop);
  near.observe(element);
  size.observe(scroller);
  scroller.addEventListener("scroll", scrolled, { passive: true });
  return () => {
    near.disconnect();
    size.disconnect();
    scroller.removeEventListener("scroll", scrolled);
  };
}
