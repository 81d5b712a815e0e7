import { isDeepStrictEqual } from "node:util";
import { openSocket } from "@/ui/live/socket-link";
import { type Wire, WireError } from "@/ui/live/wire";
import { disturbed } from "./feed-faults";
import type { Random } from "./random";
import type { Member, World } from "./world";

/** The network between one client and the app processes, with what goes wrong in it. */
export class FaultyWire {
  /** 0–1: how often a request is lost on its way, or its answer on the way back. */
  lossRate = 0;
  /** 0–1: how often a command is sent twice at the same time. */
  twiceRate = 0;
  /** 0–1: how often a message of the feed is lost, comes twice, or too late. */
  disorderRate = 0;
  readonly #world: World;
  readonly #member: Member;
  readonly #random: Random;
  readonly #violation: (text: string) => void;
  readonly #wires = new Map<string, ReturnType<World["wireOf"]>>();
  #drop: (() => void) | null = null;

  constructor(world: World, member: Member, random: Random, violation: (text: string) => void) {
    this.#world = world;
    this.#member = member;
    this.#random = random;
    this.#violation = violation;
  }

  /** Ends the feed's connection, as a network would. */
  drop(): void {
    this.#drop?.();
    this.#drop = null;
  }

  wire(): Wire {
    return {
      start: () => this.#ask((wire) => wire.start()),
      page: (after) => this.#ask((wire) => wire.page(after)),
      since: (cursor) => this.#ask((wire) => wire.since(cursor)),
      opportunity: (id) => this.#ask((wire) => wire.opportunity(id)),
      partner: (id) => this.#ask((wire) => wire.partner(id)),
      opportunities: (ids) => this.#ask((wire) => wire.opportunities(ids)),
      partners: (ids) => this.#ask((wire) => wire.partners(ids)),
      heads: (ids) => this.#ask((wire) => wire.heads(ids)),
      command: (path, mutationId, input) =>
        this.#ask((wire) => {
          const send = () => wire.command(path, mutationId, input);
          return this.#random.chance(this.twiceRate) ? this.#twice(send) : send();
        }),
      reach: () => this.#ask((wire) => wire.reach()),
      giveUpBefore: (moment) => {
        for (const wire of this.#wires.values()) wire.giveUpBefore(moment);
      },
      upload: (file, upload) => this.#ask((wire) => wire.upload(file, upload)),
      open: (events) => {
        const url = this.#world.originOf(this.#app());
        const told = disturbed(events, this.#random, () => this.disorderRate);
        const link = openSocket({ url, headers: { cookie: this.#member.cookie } }, told);
        this.#drop = link.close;
        return link;
      },
    };
  }

  #app() {
    return this.#world.reachable((apps) => this.#random.pick(apps));
  }

  async #ask<T>(request: (wire: ReturnType<World["wireOf"]>) => Promise<T>): Promise<T> {
    const lost = new WireError("network", "network");
    if (this.#random.chance(this.lossRate)) throw lost;
    const answer = await request(this.#wire());
    if (this.#random.chance(this.lossRate)) throw lost;
    return answer;
  }

  /** To one of the processes, in the session that the person has now. */
  #wire(): ReturnType<World["wireOf"]> {
    const origin = this.#world.originOf(this.#app());
    const key = `${origin} ${this.#member.cookie}`;
    const wire = this.#wires.get(key) ?? this.#world.wireOf(this.#member, { origin });
    this.#wires.set(key, wire);
    return wire;
  }

  /** I5: both of the two must get the very same answer. */
  async #twice<T>(send: () => Promise<T>): Promise<T> {
    const [first, second] = await Promise.allSettled([send(), send()]);
    const both = first.status === "fulfilled" && second.status === "fulfilled";
    if (both && !isDeepStrictEqual(first.value, second.value)) {
      this.#violation(`I5: one mutation, two answers: ${JSON.stringify([first.value, second.value])}`);
    }
    if (second.status === "fulfilled") return second.value;
    if (first.status === "fulfilled") return first.value;
    throw first.reason;
  }
}
