import type { Flight } from "./flight";
import { Hover, liftableRow, swallowClick } from "./hover";

/** Pixels of travel that tell a drag from a click. */
const slop = 4;

/** Mouse and pen: a press that travels lifts. */
export function dragByMouse(flight: Flight, signal: AbortSignal): void {
  const { root } = flight.board;
  root.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType === "touch" || event.button !== 0 || event.ctrlKey || event.metaKey) return;
      const row = liftableRow(event.target);
      if (row && flight.id === null) followPress(flight, row, event);
    },
    { signal },
  );
  root.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
}

function followPress(flight: Flight, row: HTMLElement, press: PointerEvent): void {
  const start = { x: press.clientX, y: press.clientY };
  const done = new AbortController();
  const { signal } = done;
  let hover: Hover | null = null;

  const end = (commit: boolean) => {
    done.abort();
    if (!hover) return;
    hover.end(commit);
    swallowClick();
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return;
    const now = { x: event.clientX, y: event.clientY };
    if (!hover) {
      if (Math.hypot(now.x - start.x, now.y - start.y) <= slop) return;
      if (!flight.lift(row, false)) return done.abort();
      hover = new Hover(flight, row, start);
    }
    hover.moveTo(now);
  };
  window.addEventListener("pointermove", move, { signal });
  const up = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return;
    // A flick may be over before any move of it was told.
    move(event);
    end(true);
  };
  window.addEventListener("pointerup", up, { signal });
  window.addEventListener("pointercancel", () => end(false), { signal });
  window.addEventListener("blur", () => end(false), { signal });
  window.addEventListener("keydown", (event) => cancelOnEscape(event, hover !== null, end), {
    signal,
    capture: true,
  });
}

function cancelOnEscape(event: KeyboardEvent, inTheAir: boolean, end: (commit: boolean) => void): void {
  if (event.key !== "Escape" || !inTheAir) return;
  event.preventDefault();
  event.stopPropagation();
  end(false);
}
