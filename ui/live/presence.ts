import { heartbeat, type Sighting, type SightingChange } from "@/common/presence";
import type { Doing, Here, Place } from "@/common/presence-input";

/** Milliseconds between two words about what is done here; the last one always goes. */
const pace = 150;

/** Who else is where (LIVE-4), and what this screen tells of itself. Nothing of it is kept. */
export class Presence {
  /** By number of the screen; a new map at each change. */
  sightings: ReadonlyMap<number, Sighting> = new Map();
  readonly #onChange: () => void;
  readonly #tell: (here: Here) => void;
  #place: Place | null = null;
  #doing: Doing | null = null;
  #isVisible = true;
  #isUp = false;
  #next: ReturnType<typeof setTimeout> | null = null;
  #beat: ReturnType<typeof setInterval> | null = null;

  constructor(onChange: () => void, tell: (here: Here) => void) {
    this.#onChange = onChange;
    this.#tell = tell;
  }

  /** Answers what leaves the place again, unless another one was taken meanwhile. */
  standAt(place: Place): () => void {
    this.#place = place;
    this.#doing = null;
    this.#soon();
    return () => {
      if (this.#place !== place) return;
      this.#place = null;
      this.#doing = null;
      this.#soon();
    };
  }

  /** Only of the place where this screen is. */
  doing(doing: Doing | null): void {
    if (JSON.stringify(doing) === JSON.stringify(this.#doing)) return;
    this.#doing = doing;
    this.#soon();
  }

  /** A hidden tab looks at nothing. */
  show(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#soon();
  }

  link(isUp: boolean): void {
    this.#isUp = isUp;
    if (this.#beat) clearInterval(this.#beat);
    this.#beat = isUp ? setInterval(() => this.repeat(), heartbeat) : null;
    if (isUp) this.repeat();
    else if (this.sightings.size > 0) {
      this.sightings = new Map();
      this.#onChange();
    }
  }

  repeat(): void {
    if (this.#next) clearTimeout(this.#next);
    this.#next = null;
    if (!this.#isUp) return;
    this.#tell({ place: this.#isVisible ? this.#place : null, doing: this.#isVisible ? this.#doing : null });
  }

  heard(changes: readonly SightingChange[]): void {
    const sightings = new Map(this.sightings);
    for (const [screen, change] of changes) {
      const before = sightings.get(screen) ?? { by: "", place: null, doing: null };
      if (change) sightings.set(screen, { ...before, ...change });
      else sightings.delete(screen);
    }
    this.sightings = sightings;
    this.#onChange();
  }

  #soon(): void {
    this.#next ??= setTimeout(() => this.repeat(), pace);
  }
}
