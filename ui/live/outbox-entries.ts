import { type Effect, onEffectDefined, patchesOf } from "./effects";
import { OutboxDevice, type OutboxPlace, type Told } from "./outbox-device";
import type { Outcome, Waiting } from "./outbox-entry";
import { OutboxFiles } from "./outbox-files";
import type { LiveStore } from "./store";

type Hooks = {
  readonly onChange: () => void;
  /** There may be something to send: from an earlier page, from another tab, or it is this tab's turn. */
  readonly onMore: () => void;
  /** Another tab has sent it. */
  readonly onOutcome: (mutationId: string, outcome: Outcome) => void;
};

/** The server knows a command again for 45 days; after that it might take it for a new one. Milliseconds. */
const oldest = 40 * 86_400_000;

/** What waits, in the order it was given: shown over the store's base, kept on the device, the same in every tab. */
export class OutboxEntries {
  readonly files: OutboxFiles;
  readonly #store: LiveStore;
  readonly #hooks: Hooks;
  readonly #forgetEffects: () => void;
  #entries = new Map<string, Waiting>();
  #device: OutboxDevice | null = null;

  constructor(store: LiveStore, hooks: Hooks) {
    this.#store = store;
    this.#hooks = hooks;
    this.files = new OutboxFiles(() => store.topics.emit("uploads"));
    this.#forgetEffects = onEffectDefined((kind) => this.#showAgain(kind));
  }

  get all(): readonly Waiting[] {
    return [...this.#entries.values()];
  }

  /** Of all tabs, this one sends. */
  get isSender(): boolean {
    return this.#device?.isSender ?? true;
  }

  get(mutationId: string): Waiting | undefined {
    return this.#entries.get(mutationId);
  }

  add(entry: Waiting): void {
    this.#entries.set(entry.mutationId, entry);
    this.#device?.added(entry);
    this.#show(entry);
    this.#hooks.onChange();
  }

  update(mutationId: string, changes: Partial<Waiting>): void {
    const entry = this.#entries.get(mutationId);
    if (!entry) return;
    this.#entries.set(mutationId, { ...entry, ...changes });
    if (changes.state === "accepted" || changes.state === "needsAttention") this.#device?.settled(mutationId);
    else this.#device?.changed(mutationId);
    this.#hooks.onChange();
  }

  /** Its effect is no longer shown: the base holds it, or it was refused. Inside a batch. */
  lift(mutationId: string): void {
    this.#store.lift(mutationId);
  }

  remove(mutationId: string): void {
    this.#delete(mutationId);
    this.#device?.settled(mutationId);
    this.#hooks.onChange();
  }

  answered(mutationId: string, outcome: Outcome): void {
    this.#device?.answered(mutationId, outcome);
  }

  /**
   * From now on what waits outlives the page; what an earlier page left is shown and sent. `holdsAccepted`: the base came
   * after that page, and so holds what was accepted there.
   */
  async keepOn(place: OutboxPlace, holdsAccepted: boolean): Promise<void> {
    this.files.keepOn(place.files);
    const device = new OutboxDevice(place, {
      keepFiles: (entries) => this.files.keep(filesOf(entries)),
      onUnkept: (ids, trouble) => this.#unkept(ids, trouble),
      entryOf: (mutationId) => this.#entries.get(mutationId),
      onKept: (ids) => this.#kept(ids),
      onTold: (told) => this.#told(told),
      onTurn: () => void this.#takeUp(device),
    });
    this.#device = device;
    const early = this.all;
    await this.#takeUp(device, holdsAccepted);
    for (const entry of early) device.added(entry);
  }

  /** Writes what could not be written. */
  retry(): void {
    void this.#device?.retry();
  }

  /** The session is over: what waits is no longer shown, and stays where it is kept. */
  close(): void {
    this.#forgetEffects();
    this.#device?.close();
    this.#store.batch("local", () => {
      for (const { mutationId } of this.all) this.#store.lift(mutationId);
    });
  }

  async #takeUp(device: OutboxDevice, holdsAccepted = false): Promise<void> {
    const left = await device.read().catch(() => []);
    const known = this.#entries;
    // What was there before comes first, as it was given first.
    this.#entries = new Map(
      left.map((entry) => [entry.mutationId, known.get(entry.mutationId) ?? fresh(entry)]),
    );
    for (const [mutationId, entry] of known) this.#entries.set(mutationId, entry);
    void this.files.sweep(filesOf(this.all));
    for (const { mutationId } of left) {
      const entry = this.#entries.get(mutationId);
      if (!entry || known.has(mutationId)) continue;
      if (holdsAccepted && entry.state === "accepted") this.remove(mutationId);
      else this.#show(entry);
    }
    this.#hooks.onChange();
    this.#hooks.onMore();
  }

  #told(told: Told): void {
    if ("answered" in told) this.#hooks.onOutcome(told.answered, told.outcome);
    else if ("gone" in told) this.#gone(told.gone);
    else this.#heard(told.entry);
  }

  /** Another tab has queued it, or has come further with it. */
  #heard(entry: Waiting): void {
    const held = this.#entries.get(entry.mutationId);
    if (held && (entry.state === "waiting" || held.state === entry.state)) return;
    this.#entries.set(entry.mutationId, entry);
    if (!held) this.#show(entry);
    else if (entry.state === "needsAttention")
      this.#store.batch("local", () => this.#store.lift(entry.mutationId));
    this.#hooks.onChange();
    this.#hooks.onMore();
  }

  #gone(mutationId: string): void {
    const held = this.#entries.get(mutationId);
    // The base here may not have come as far as the other tab's: it is shown until then.
    if (!held || held.state === "accepted") return;
    this.#delete(mutationId);
    this.#store.batch("local", () => this.#store.lift(mutationId));
    this.#hooks.onChange();
  }

  /** Its files go from the device with it, unless it is being sent anew. */
  #delete(mutationId: string): void {
    const entry = this.#entries.get(mutationId);
    this.#entries.delete(mutationId);
    const needed = new Set(filesOf(this.all));
    this.files.drop(filesOf(entry ? [entry] : []).filter((id) => !needed.has(id)));
  }

  #kept(mutationIds: readonly string[]): void {
    for (const mutationId of mutationIds) {
      const entry = this.#entries.get(mutationId);
      if (!entry || (entry.isKept && !entry.keepTrouble)) continue;
      const { keepTrouble: _, ...rest } = entry;
      this.#entries.set(mutationId, { ...rest, isKept: true });
    }
    this.#hooks.onChange();
  }

  #unkept(mutationIds: readonly string[], keepTrouble: string): void {
    for (const mutationId of mutationIds) {
      const entry = this.#entries.get(mutationId);
      if (entry && !entry.isKept) this.#entries.set(mutationId, { ...entry, keepTrouble });
    }
    this.#hooks.onChange();
  }

  #show({ mutationId, effect, state }: Waiting): void {
    if (state === "needsAttention") return;
    this.#store.batch("local", () => this.#store.lay(mutationId, patchesOf(effect)));
  }

  /** The code of an effect has come after what waits was read. */
  #showAgain(kind: Effect["kind"]): void {
    const late = this.all.filter(({ effect, state }) => effect?.kind === kind && state !== "needsAttention");
    if (late.length === 0) return;
    this.#store.batch("local", () => {
      for (const { mutationId, effect } of late) {
        this.#store.lift(mutationId);
        this.#store.lay(mutationId, patchesOf(effect));
      }
    });
  }
}

const filesOf = (entries: readonly Waiting[]): readonly string[] =>
  entries.flatMap(({ files }) => files ?? []).map(({ id }) => id);

/** As a new page takes it up. */
function fresh(entry: Waiting): Waiting {
  const isTooOld = entry.state === "waiting" && entry.tries > 0 && Date.now() - entry.createdAt > oldest;
  return isTooOld ? { ...entry, state: "needsAttention", reason: "tooOld" } : entry;
}
