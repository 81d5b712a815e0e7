import { type MouseEvent, type PointerEvent, useRef } from "react";
import { haptic } from "@/ui/kit/haptic";
import { groupOfRow } from "../store/card-list";
import { rowAt } from "./list-clicks";

/** Milliseconds that a finger rests on a row to pick it, and pixels that it may move meanwhile. */
const holdFor = 450;
const slack = 10;

type Held = { timer?: ReturnType<typeof setTimeout>; x: number; y: number; held: boolean };

/** A finger that rests on a row picks it; the click that follows is none. */
export function useHold(take: (row: string) => void) {
  const state = useRef<Held>({ x: 0, y: 0, held: false });
  const stop = () => clearTimeout(state.current.timer);
  return {
    wasHeld: () => state.current.held,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        const row = rowAt(event.target);
        state.current = { x: event.clientX, y: event.clientY, held: false };
        if (event.pointerType !== "touch" || !row || groupOfRow(row) !== null) return;
        state.current.timer = setTimeout(() => {
          state.current.held = true;
          haptic("tick");
          take(row);
        }, holdFor);
      },
      onPointerMove: (event: PointerEvent) => {
        const { x, y } = state.current;
        if (Math.hypot(event.clientX - x, event.clientY - y) > slack) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onContextMenu: (event: MouseEvent) => {
        if (state.current.held) event.preventDefault();
      },
    },
  };
}
