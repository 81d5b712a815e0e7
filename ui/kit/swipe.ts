import { haptic } from "./haptic";

type Swipe = {
  /** Pixels of what lies behind the right edge of a row. */
  readonly width: number;
  /** A row begins to move: what lies behind it is to be drawn. Its name stands in `data-swipe`. */
  readonly begun: (name: string) => void;
  readonly closed: () => void;
};

type Press = {
  readonly row: HTMLElement;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  /** Where the row was when the finger came. */
  readonly from: number;
  /** Where it is; null while nobody knows yet what the finger wants. */
  at: number | null;
  speed: number;
  time: number;
};

/** Pixels that a finger moves before it is known what it wants. */
const slop = 10;
/** Pixels at both edges of the screen that belong to the browser's own way back. */
const edge = 28;
/** Pixels in a millisecond. */
const flick = 0.4;

/** Rows that a finger draws to the left; up and down the page scrolls as ever, and at its edges the browser goes back. */
export function attachSwipe(root: HTMLElement, { width, begun, closed }: Swipe): () => void {
  let press: Press | null = null;
  let open: HTMLElement | null = null;
  const done = new AbortController();
  const { signal } = done;

  const close = () => {
    if (!open) return;
    shift(open, 0, "rest");
    open = null;
    closed();
  };
  const down = (event: PointerEvent) => {
    if (event.pointerType !== "touch" || !event.isPrimary) return;
    const row = rowAt(event.target);
    if (open && open !== row) close();
    if (!row || event.clientX < edge || event.clientX > innerWidth - edge) return;
    const [x, y, from] = [event.clientX, event.clientY, row === open ? -width : 0];
    press = { row, pointer: event.pointerId, x, y, from, at: null, speed: 0, time: event.timeStamp };
  };
  const move = (event: PointerEvent) => {
    if (press?.pointer !== event.pointerId) return;
    const [dx, dy] = [event.clientX - press.x, event.clientY - press.y];
    if (press.at === null) {
      const wants = wish(dx, dy, press.from);
      if (wants === "unknown") return;
      if (wants === "other") {
        press = null;
        return;
      }
      press.row.setPointerCapture(event.pointerId);
      open = press.row;
      begun(press.row.dataset["swipe"] ?? "");
    }
    const at = Math.min(0, Math.max(press.from + dx, -width * 1.1));
    press.speed = (at - (press.at ?? press.from)) / Math.max(1, event.timeStamp - press.time);
    Object.assign(press, { at, time: event.timeStamp });
    shift(press.row, at, "held");
  };
  const up = () => {
    const ended = press;
    press = null;
    if (!ended || ended.at === null) return;
    swallowClick();
    if (!isDrawn(ended, width)) return close();
    shift(ended.row, -width, "rest");
    if (ended.from === 0) haptic("tick");
  };
  const cancel = () => {
    if (press?.at != null) close();
    press = null;
  };
  /** A press on a row that is drawn aside, beside its buttons, only puts it back. */
  const click = (event: MouseEvent) => {
    if (!open || !(event.target instanceof Element)) return;
    const isOnTray = event.target.closest(".swipe-tray") !== null;
    // Its buttons hear the press before they go.
    if (isOnTray) return void setTimeout(close);
    if (open.contains(event.target)) event.stopPropagation();
    event.preventDefault();
    close();
  };
  root.addEventListener("pointerdown", down, { signal });
  root.addEventListener("pointermove", move, { signal });
  root.addEventListener("pointerup", up, { signal });
  root.addEventListener("pointercancel", cancel, { signal });
  root.addEventListener("click", click, { signal, capture: true });
  root.addEventListener("scroll", close, { signal, capture: true, passive: true });
  root.addEventListener("keydown", ({ key }) => key === "Escape" && close(), { signal });
  return () => {
    close();
    done.abort();
  };
}

const rowAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>("[data-swipe]") : null;

/** What a finger that has moved so far wants: this row, something else, or nobody knows yet. */
export function wish(dx: number, dy: number, from: number): "row" | "other" | "unknown" {
  if (Math.max(Math.abs(dx), Math.abs(dy)) < slop) return "unknown";
  if (Math.abs(dx) < 1.5 * Math.abs(dy)) return "other";
  return from === 0 && dx > 0 ? "other" : "row";
}

/** Whether it stays drawn aside: far enough, or thrown there; and not thrown back. */
export function isDrawn({ at, speed }: Pick<Press, "at" | "speed">, width: number): boolean {
  if (speed > flick) return false;
  return (at ?? 0) < -width / 2 || speed < -flick;
}

function shift(row: HTMLElement, pixels: number, how: "held" | "rest"): void {
  row.style.setProperty("--swipe", `${pixels}px`);
  row.dataset["swiped"] = how;
}

/** The click that a browser makes of the same touch, if it makes one. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
}
