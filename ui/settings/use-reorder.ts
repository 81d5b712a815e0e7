"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";

type Drag = { readonly from: number; readonly to: number; readonly shift: number };

/**
 * Reordering of a short list by a handle: a pointer drags, arrow keys step. Rows stand still until the drop; a line
 * shows where it would go, so nothing jumps under the finger.
 */
export function useReorder(count: number, move: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const startY = useRef(0);

  const placeAt = (y: number): number => {
    const rows = [...(list.current?.children ?? [])];
    const below = rows.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    });
    return below === -1 ? count : below;
  };
  /** The gap `gap` above row `gap`, as a place among the others. */
  const placeOf = (from: number, gap: number) => (gap > from ? gap - 1 : gap);

  const drop = () => {
    if (drag) move(drag.from, placeOf(drag.from, drag.to));
    setDrag(null);
  };

  return {
    list,
    row: (place: number) => ({
      "data-dragged": drag?.from === place ? "" : undefined,
      "data-line": lineAt(place, drag, count),
      style: drag?.from === place ? { transform: `translateY(${drag.shift}px)` } : undefined,
    }),
    handle: (place: number) => ({
      onPointerDown(event: PointerEvent<HTMLButtonElement>) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        startY.current = event.clientY;
        setDrag({ from: place, to: place, shift: 0 });
      },
      onPointerMove(event: PointerEvent<HTMLButtonElement>) {
        if (!drag) return;
        setDrag({ from: place, to: placeAt(event.clientY), shift: event.clientY - startY.current });
      },
      onPointerUp: drop,
      onPointerCancel: () => setDrag(null),
      onKeyDown(event: KeyboardEvent) {
        if (event.key === "Escape") setDrag(null);
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        move(place, place + (event.key === "ArrowUp" ? -1 : 1));
      },
    }),
  };
}

function lineAt(place: number, drag: Drag | null, count: number): "above" | "below" | undefined {
  if (!drag || drag.to === drag.from || drag.to === drag.from + 1) return undefined;
  if (drag.to === place) return "above";
  return drag.to === count && place === count - 1 ? "below" : undefined;
}
