import { goneAfter, heartbeat, nowhere, type Sighting, type SightingChange } from "@/common/presence";
import type { Here } from "@/common/presence-input";
import type { Actor } from "@/server/core/context";
import { log } from "@/server/core/log";
import type { Told } from "./elsewhere";
import { entityAt, honest, recordsOf, type Screen, sightingOf } from "./presence";
import type { RecordSight } from "./record-sight";

/** Milliseconds between two tellings; what happens in between is told as it ended. */
const pace = 250;
/** Bytes per second to one screen, and how many it may be told at once. */
const rate = 1_000;
const burst = 1_000;
/** Words per second from one screen, and how many at once; more are not listened to. */
const wordsPerSecond = 10;
const mostWords = 20;

/** A screen, with what is needed to tell it. */
type Guest = Screen & {
  readonly actor: () => Actor;
  /** False where its connection takes no more now. */
  readonly send: (changes: readonly SightingChange[]) => boolean;
};

type Seat = Guest & {
  /** What this screen was last told of each other one. */
  readonly told: Map<number, Sighting>;
  /** Whom it must be told of. */
  readonly due: Set<number>;
  allowance: number;
  words: number;
  /** Counts what it said, so that only the last of several words that are looked into at once holds. */
  said: number;
};

/** Tells each screen who else is where: within a second, within its bytes, and only what its person may know. */
export class Lookout {
  readonly #sight: RecordSight;
  readonly #seats = new Map<number, Seat>();
  /** Screens at other processes. What may be known of them is decided here, by the same rule. */
  readonly #afar = new Map<number, Screen>();
  /** Of which of its own screens other processes are to be told. */
  readonly #news = new Set<number>();
  readonly #sweeping: NodeJS.Timeout;
  #telling: NodeJS.Timeout | null = null;
  #last = 0;
  /** Tells other processes, where there are some. */
  tellElsewhere: ((screens: readonly Told[]) => void) | null = null;

  constructor(sight: RecordSight) {
    this.#sight = sight;
    this.#sweeping = setInterval(() => this.#sweep(Date.now()), heartbeat);
  }

  enter(guest: Guest): void {
    this.#seats.set(guest.number, {
      ...guest,
      told: new Map(),
      due: new Set(),
      allowance: burst,
      words: mostWords,
      said: 0,
    });
  }

  leave(number: number): void {
    this.#seats.delete(number);
    this.#spread(number);
  }

  /** For a process that has just come. */
  everybody(): Told[] {
    return [...this.#seats.values()].filter(({ here }) => here.place).map(({ number }) => this.#told(number));
  }

  /** What other processes tell of their screens. A record nobody here stood at is looked up before anybody is told. */
  heard(screens: readonly Told[]): void {
    for (const { number, by, here } of screens) {
      if (this.#seats.has(number)) continue;
      if (here) this.#afar.set(number, { number, person: () => by, here, heardAt: Date.now() });
      else this.#afar.delete(number);
      this.#lookUp(here ?? nowhere).then(() => this.#spread(number), complain);
    }
  }

  /** What a screen says of itself. Nobody learns from the silence whether a record exists. */
  async hear(number: number, claim: Here): Promise<void> {
    const seat = this.#seats.get(number);
    if (!seat || seat.words < 1) return;
    const turn = ++seat.said;
    seat.words -= 1;
    seat.heardAt = Date.now();
    this.#start();
    await this.#lookUp(claim);
    if (turn !== seat.said || !this.#seats.has(number)) return;
    const here = honest(this.#sight, seat.actor(), claim);
    const moved = JSON.stringify(here.place) !== JSON.stringify(seat.here.place);
    seat.here = here;
    if (moved) this.#reconsider(seat);
    this.#spread(number);
  }

  /** Records changed, and with them perhaps who may see them. */
  touched(records: readonly { readonly entity: string; readonly id: string }[]): void {
    for (const entity of Object.values(entityAt)) {
      const ids = records
        .filter((record) => record.entity === entity && this.#sight.holds(entity, record.id))
        .map(({ id }) => id);
      if (ids.length === 0) continue;
      void this.#sight.hold(entity, ids).then(() => {
        for (const seat of this.#seats.values()) this.#reconsider(seat);
      }, complain);
    }
  }

  /** Somebody's rights changed. */
  rightsChanged(number: number): void {
    const seat = this.#seats.get(number);
    if (!seat) return;
    seat.here = honest(this.#sight, seat.actor(), seat.here);
    this.#reconsider(seat);
    this.#spread(number);
  }

  /** Whoever has not said a word for long is gone, and the records nobody stands at are forgotten. */
  #sweep(now: number): void {
    for (const screen of this.#everyScreen()) {
      if (now - screen.heardAt <= goneAfter) continue;
      this.#afar.delete(screen.number);
      if (!screen.here.place) continue;
      screen.here = nowhere;
      this.#spread(screen.number);
    }
    this.#sight.keepOnly(this.#everyScreen().flatMap(({ here }) => recordsOf(here)));
  }

  stop(): void {
    clearInterval(this.#sweeping);
    if (this.#telling) clearTimeout(this.#telling);
  }

  async #lookUp(here: Here): Promise<void> {
    for (const [entity, id] of recordsOf(here))
      if (!this.#sight.holds(entity, id)) await this.#sight.hold(entity, [id]);
  }

  #everyScreen(): Screen[] {
    return [...this.#seats.values(), ...this.#afar.values()];
  }

  #told(number: number): Told {
    const seat = this.#seats.get(number);
    return { number, by: seat?.person() ?? nobody, here: seat?.here ?? null };
  }

  /** Everybody is to be told of this screen, if there is anything new. */
  #spread(number: number): void {
    if (this.tellElsewhere && !this.#afar.has(number)) this.#news.add(number);
    for (const seat of this.#seats.values()) if (seat.number !== number) seat.due.add(number);
    this.#start();
  }

  /** This screen is to be told of everybody. */
  #reconsider(seat: Seat): void {
    for (const { number } of this.#everyScreen()) if (number !== seat.number) seat.due.add(number);
    this.#start();
  }

  #start(): void {
    if (this.#telling) return;
    this.#last = performance.now();
    this.#telling = setTimeout(() => this.#tell(), pace);
  }

  #tell(): void {
    this.#telling = null;
    const seconds = (performance.now() - this.#last) / 1_000;
    let isWaiting = false;
    for (const seat of this.#seats.values()) {
      seat.words = Math.min(mostWords, seat.words + seconds * wordsPerSecond);
      seat.allowance = Math.min(burst, seat.allowance + seconds * rate);
      if (seat.due.size > 0) this.#tellOne(seat);
      isWaiting ||= seat.due.size > 0 || seat.words < mostWords || seat.allowance < burst;
    }
    if (this.#news.size > 0) this.tellElsewhere?.([...this.#news].map((number) => this.#told(number)));
    this.#news.clear();
    if (isWaiting) this.#start();
  }

  #tellOne(seat: Seat): void {
    const news = new Map<number, { change: SightingChange; next: Sighting | null }>();
    let bytes = 0;
    for (const number of seat.due) {
      const next = this.#sightingFor(seat, number);
      const change = changeFrom(seat.told.get(number) ?? null, next);
      if (change === undefined) {
        seat.due.delete(number);
        continue;
      }
      const size = JSON.stringify([number, change]).length + 1;
      if (bytes + size > seat.allowance) continue;
      bytes += size;
      news.set(number, { change: [number, change], next });
    }
    if (news.size === 0 || !seat.send([...news.values()].map(({ change }) => change))) return;
    seat.allowance -= bytes;
    for (const [number, { next }] of news) {
      seat.due.delete(number);
      if (next) seat.told.set(number, next);
      else seat.told.delete(number);
    }
  }

  #sightingFor(seat: Seat, number: number): Sighting | null {
    const other = this.#seats.get(number) ?? this.#afar.get(number);
    const viewer = { actor: seat.actor(), place: seat.here.place };
    return other ? sightingOf(this.#sight, viewer, other) : null;
  }
}

/** Undefined where there is nothing new. */
function changeFrom(before: Sighting | null, after: Sighting | null): SightingChange[1] | undefined {
  if (!after) return before ? null : undefined;
  const change: { -readonly [K in keyof Sighting]?: Sighting[K] } = {};
  if (before?.by !== after.by) change.by = after.by;
  if (!before || JSON.stringify(before.place) !== JSON.stringify(after.place)) change.place = after.place;
  if (!before || JSON.stringify(before.doing) !== JSON.stringify(after.doing)) change.doing = after.doing;
  return Object.keys(change).length > 0 ? change : undefined;
}

/** Of a screen that is gone nobody asks whose it was. */
const nobody = "00000000-0000-0000-0000-000000000000";

const complain = (error: unknown) => log.warn({ err: error }, "presence: a record cannot be looked up");
