"use client";
import { type RefObject, useEffect, useState } from "react";
import { attachSwipe } from "./swipe";
import "./swipe.css";

/** The name of the row of `root` that a finger draws aside; null: none. `off` while rows do something else. */
export function useSwipe(root: RefObject<HTMLElement | null>, width: number, off = false): string | null {
  const [swiped, setSwiped] = useState<string | null>(null);
  useEffect(() => {
    if (off || !root.current) return;
    return attachSwipe(root.current, { width, begun: setSwiped, closed: () => setSwiped(null) });
  }, [root, width, off]);
  return swiped;
}
