import { Allowance } from "./allowance";
import { env } from "./env";
import { turnedAway } from "./metrics";
import { Refusal } from "./refusal";

export type Limits = {
  /** Calls that run at once: of all, and of one caller. */
  readonly atOnce: number;
  readonly atOnceOfOne: number;
  /** Calls that wait for one of those to end: of all, and of one caller. */
  readonly waiting: number;
  readonly waitingOfOne: number;
  /** Milliseconds after which whoever waits is sent away. */
  readonly patience: number;
  /** Calls of one caller per second, and at once after a quiet while. */
  readonly perSecond: number;
  readonly burst: number;
};

/** Sent away by its end unless it has come before. */
type Turn = { readonly come: () => void; readonly patience: NodeJS.Timeout };
type Line = { running: number; readonly waiting: Turn[] };
type Why = "rate" | "line" | "full" | "patience";

/**
 * Lets so many calls run at once and the others wait in lines, one for each caller, served in turn: whoever asks for much
 * waits behind themselves. What nobody would wait for is refused at once, which costs next to nothing, so that what was
 * accepted is still done in time (docs/load.md).
 */
export class Admission {
  readonly #limits: Limits;
  readonly #allowance: Allowance;
  /** Of callers with a call that runs or waits; whoever was served longest ago stands first. */
  readonly #lines = new Map<string, Line>();
  /** Calls that knocked and have not come as far as their line, and when they did. */
  readonly #arriving = new Map<object, number>();
  #running = 0;
  #waiting = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#allowance = new Allowance(limits.perSecond, limits.burst);
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting + this.#arriving.size;
  }

  /** Asked before a call is even read, which `enter` or `gone` follows. @throws Refusal */
  knock(caller: string, call: object): void {
    if (!this.#allowance.take(caller)) throw refusal("rate");
    this.#refuseIfFull(this.#lines.get(caller));
    this.#arriving.set(call, performance.now());
  }

  /** A call is over, or its caller has gone, before or after it came in. */
  gone(call: object): void {
    this.#arriving.delete(call);
  }

  /** Resolves when the call may run; what it answers is called once it has ended. @throws Refusal */
  async enter(caller: string, call: object): Promise<() => void> {
    const since = this.#arriving.get(call) ?? performance.now();
    this.#arriving.delete(call);
    if (performance.now() - since > this.#limits.patience) throw refusal("patience");
    const line = this.#lines.get(caller) ?? { running: 0, waiting: [] };
    if (this.#hasRoom(line)) this.#begin(caller, line);
    else {
      // Many may have knocked before the first of them came as far as this.
      this.#refuseIfFull(line);
      this.#lines.set(caller, line);
      await this.#wait(caller, line);
    }
    return () => this.#end(caller, line);
  }

  #refuseIfFull(line: Line | undefined): void {
    if (this.#waiting + this.#arriving.size >= this.#limits.waiting) throw refusal("full");
    if (line && line.waiting.length >= this.#limits.waitingOfOne) throw refusal("line");
  }

  #hasRoom(line: Line): boolean {
    return this.#running < this.#limits.atOnce && line.running < this.#limits.atOnceOfOne;
  }

  #begin(caller: string, line: Line): void {
    line.running++;
    this.#running++;
    this.#lines.delete(caller);
    this.#lines.set(caller, line);
  }

  #wait(caller: string, line: Line): Promise<void> {
    return new Promise((come, reject) => {
      const patience = setTimeout(() => {
        this.#waiting--;
        line.waiting.splice(line.waiting.indexOf(turn), 1);
        this.#forgetIfEmpty(caller, line);
        reject(refusal("patience"));
      }, this.#limits.patience);
      const turn: Turn = { come, patience };
      line.waiting.push(turn);
      this.#waiting++;
    });
  }

  #end(caller: string, line: Line): void {
    line.running--;
    this.#running--;
    this.#forgetIfEmpty(caller, line);
    this.#next();
  }

  #forgetIfEmpty(caller: string, line: Line): void {
    if (line.running === 0 && line.waiting.length === 0) this.#lines.delete(caller);
  }

  #next(): void {
    if (this.#waiting === 0) return;
    for (const [caller, line] of this.#lines) {
      const [turn] = line.waiting;
      if (!turn || !this.#hasRoom(line)) continue;
      line.waiting.shift();
      this.#waiting--;
      clearTimeout(turn.patience);
      this.#begin(caller, line);
      turn.come();
      return;
    }
  }
}

/** Nothing is wrong with the call: later it will do. */
function refusal(why: Why): Refusal {
  turnedAway.inc({ why });
  return why === "rate" || why === "line" ? new Refusal("too_many", "too_many") : new Refusal("busy", "busy");
}

/** Seconds after which to come again; not all at the same moment. */
export const retryAfter = (): number => 1 + Math.floor(Math.random() * 3);

/** Of all procedures of this process. A connection to the database is held for half of a call or less. */
export const admission = new Admission({
  atOnce: 2 * env.poolSize,
  atOnceOfOne: 3,
  waiting: 400,
  waitingOfOne: 64,
  patience: 1_500,
  perSecond: 100,
  burst: 400,
});
