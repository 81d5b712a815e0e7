import type { Actor } from "@/server/core/context";
import { canSee } from "@/server/crm/opportunity/access";

/** What decides which opportunities a person sees. Nobody off duty sees any. */
export type Access = Pick<Actor, "personId" | "role" | "scope" | "teamIds" | "ledTeamIds"> & {
  readonly active: boolean;
};
type Period = { readonly access: Access; readonly from: number; to: number };
type Scoped = { readonly teamId: string | null; readonly ownerId: string | null };

/** What may still arrive after access was lost, in milliseconds (I9). */
const grace = 1_000;

/** Who could see what, and when: the measure for everything that arrives at a client. */
export class AccessRecord {
  readonly #periods = new Map<string, Period[]>();
  readonly #first = new Map<string, Access>();
  readonly #jitter: () => number;

  /** `jitter`: milliseconds by which this machine is late at the moment. */
  constructor(jitter: () => number) {
    this.#jitter = jitter;
  }

  begin(access: Access): void {
    this.#first.set(access.personId, access);
    this.#periods.set(access.personId, [{ access, from: 0, to: Number.POSITIVE_INFINITY }]);
  }

  /** What the person could see in the beginning. */
  first(personId: string): Access {
    return this.#first.get(personId) ?? this.now(personId);
  }

  /** Milliseconds after which nothing of what was lost may arrive. */
  get patience(): number {
    return grace + 2 * this.#jitter();
  }

  now(personId: string): Access {
    const access = this.#periods.get(personId)?.at(-1)?.access;
    if (!access) throw new Error(`Nobody knows ${personId}`);
    return access;
  }

  /** The new access counts from before the command is sent, the old one until it was answered. */
  async change<T>(access: Access, command: () => Promise<T>): Promise<T> {
    const periods = this.#periods.get(access.personId) ?? [];
    const before = periods.at(-1);
    periods.push({ access, from: performance.now(), to: Number.POSITIVE_INFINITY });
    this.#periods.set(access.personId, periods);
    const answer = await command();
    if (before) before.to = performance.now();
    return answer;
  }

  mightSee(personId: string, record: Scoped, at: number): boolean {
    return this.#seeing(personId, record).some(
      ({ from, to }) => from <= at && at <= to + grace + 2 * this.#jitter(),
    );
  }

  /** Milliseconds since they could last see it; null: they never could. */
  lostFor(personId: string, record: Scoped, at: number): number | null {
    const ends = this.#seeing(personId, record).map(({ to }) => to);
    return ends.length === 0 ? null : Math.round(at - Math.max(...ends));
  }

  #seeing(personId: string, record: Scoped): Period[] {
    const periods = this.#periods.get(personId) ?? [];
    return periods.filter(({ access }) => access.active && canSee(access, { ...record, deletedAt: null }));
  }
}
