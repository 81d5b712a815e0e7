import { haptic } from "@/ui/kit/haptic";
import type { Flight } from "./flight";
import { Hover, liftableRow, swallowClick } from "./hover";

/** Milliseconds that a finger rests before it lifts, and the pixels that make it a swipe instead. */
const holdFor = 250;
const slop = 8;

/** Touch: a finger that rests lifts; one that travels first scrolls, and never drags. */
export function dragByTouch(flight: Flight, signal: AbortSignal): void {
  const { root } = flight.board;
  let press: Press | null = null;
  const settle = (commit: boolean) => {
    press?.end(commit);
    press = null;
  };
  root.addEventListener(
    "touchstart",
    (event) => {
      if (press || event.touches.length > 1) return settle(false);
      const row = liftableRow(event.target);
      const finger = event.changedTouches[0];
      if (!row || !finger || !event.target || !flight.board.mayMove(row.dataset["id"] ?? "")) return;
      press = new Press(flight, row, finger, event.target, settle);
    },
    { signal, passive: true },
  );
  // iOS decides at touchstart whether a touchmove may be cancelled: one non-passive listener must always be there.
  root.addEventListener("touchmove", (event) => press?.inTheAir && hold(event), { signal, passive: false });
  root.addEventListener("scroll", () => press && !press.inTheAir && settle(false), {
    signal,
    capture: true,
    passive: true,
  });
  root.addEventListener("contextmenu", (event) => press && event.preventDefault(), { signal });
}

const hold = (event: Event) => {
  if (event.cancelable) event.preventDefault();
};

class Press {
  readonly #flight: Flight;
  readonly #row: HTMLElement;
  readonly #finger: number;
  readonly #start: { readonly x: number; readonly y: number };
  readonly #done = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  #hover: Hover | null = null;

  constructor(
    flight: Flight,
    row: HTMLElement,
    finger: Touch,
    target: EventTarget,
    settle: (commit: boolean) => void,
  ) {
    this.#flight = flight;
    this.#row = row;
    this.#finger = finger.identifier;
    this.#start = { x: finger.clientX, y: finger.clientY };
    const active = { signal: this.#done.signal, passive: false };
    // On the touched node itself, so that they keep coming when it leaves the document.
    target.addEventListener("touchmove", (event) => this.#move(event as TouchEvent, settle), active);
    target.addEventListener("touchend", (event) => this.#release(event, settle), active);
    target.addEventListener("touchcancel", () => settle(false), active);
    this.#timer = setTimeout(() => this.#lift(), holdFor);
  }

  get inTheAir(): boolean {
    return this.#hover !== null;
  }

  end(commit: boolean): void {
    clearTimeout(this.#timer);
    this.#done.abort();
    if (!this.#hover) return;
    this.#hover.end(commit);
    swallowClick();
  }

  #lift(): void {
    if (!this.#flight.lift(this.#row, false)) return;
    this.#hover = new Hover(this.#flight, this.#row, this.#start);
    haptic("tick");
  }

  #move(event: TouchEvent, settle: (commit: boolean) => void): void {
    const touch = [...event.changedTouches].find((each) => each.identifier === this.#finger);
    if (!touch) return;
    if (this.#hover) {
      hold(event);
      this.#hover.moveTo({ x: touch.clientX, y: touch.clientY });
    } else if (Math.hypot(touch.clientX - this.#start.x, touch.clientY - this.#start.y) > slop) settle(false);
  }

  #release(event: Event, settle: (commit: boolean) => void): void {
    if (this.#hover) hold(event);
    settle(true);
  }
}
