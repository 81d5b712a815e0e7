type Pull = {
  /** Pixels drawn so far; null: let go, or none. */
  readonly drawn: (pixels: number | null) => void;
  /** Let go far enough. */
  readonly pulled: () => void;
};

const slop = 10;
/** Pixels of a finger's way after which letting go asks for news. */
export const far = 96;

/** A finger that draws down what stands at its top already; anything else scrolls, swipes and drags as ever. */
export function attachPull(root: HTMLElement, { drawn, pulled }: Pull): () => void {
  const done = new AbortController();
  let start: { readonly x: number; readonly y: number } | null = null;
  let by: number | null = null;
  const end = () => {
    start = null;
    if (by !== null) drawn(null);
    by = null;
  };
  root.addEventListener(
    "touchstart",
    ({ touches, target }) => {
      const [finger] = touches;
      end();
      if (finger && touches.length === 1 && isAtTop(target, root))
        start = { x: finger.clientX, y: finger.clientY };
    },
    { signal: done.signal, passive: true },
  );
  root.addEventListener(
    "touchmove",
    (event) => {
      const [finger] = event.touches;
      // Whoever holds a card has said so by now.
      if (!start || !finger || event.defaultPrevented) return end();
      const [dx, dy] = [finger.clientX - start.x, finger.clientY - start.y];
      if (by === null && Math.hypot(dx, dy) < slop) return;
      if (by === null && (dy <= 0 || Math.abs(dx) > dy)) return end();
      if (event.cancelable) event.preventDefault();
      by = Math.max(0, dy);
      drawn(by);
    },
    { signal: done.signal, passive: false },
  );
  root.addEventListener(
    "touchend",
    () => {
      const isFar = by !== null && by >= far;
      end();
      if (isFar) pulled();
    },
    { signal: done.signal },
  );
  root.addEventListener("touchcancel", end, { signal: done.signal });
  return () => {
    end();
    done.abort();
  };
}

/** Nothing round the finger could scroll up any further; in a sheet or a field a finger means something else. */
function isAtTop(target: EventTarget | null, root: HTMLElement): boolean {
  if (!(target instanceof Element) || target.closest("dialog, textarea, [data-lifted]")) return false;
  for (let box: Element | null = target; box; box = box.parentElement) {
    if (box.scrollTop > 0) return false;
    if (box === root) return true;
  }
  return false;
}
