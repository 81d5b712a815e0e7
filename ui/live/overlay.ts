import type { LiveRecord } from "@/common/live";
import type { Patch } from "./effects";
import { type Kind, keyOf } from "./kinds";

type Laid = { readonly mutationId: string; readonly patch: Patch };

/** The effects of commands that the feed has not confirmed yet, laid over the base in the order they were given. */
export class Overlay {
  readonly #laid = new Map<string, Laid[]>();
  readonly #seen = new Map<string, LiveRecord | undefined>();
  readonly #byMutation = new Map<string, readonly Patch[]>();

  get size(): number {
    return this.#laid.size;
  }

  has(key: string): boolean {
    return this.#laid.has(key);
  }

  get(key: string): LiveRecord | undefined {
    return this.#seen.get(key);
  }

  /** Records of a kind that some effect touches. */
  ids(kind: Kind): string[] {
    return [...this.#laid.values()].flatMap(([first]) =>
      first?.patch.kind === kind ? [first.patch.id] : [],
    );
  }

  patchesOf(mutationId: string): readonly Patch[] {
    return this.#byMutation.get(mutationId) ?? [];
  }

  add(mutationId: string, patches: readonly Patch[]): void {
    this.#byMutation.set(mutationId, patches);
    for (const patch of patches) {
      const key = keyOf(patch.kind, patch.id);
      this.#laid.set(key, [...(this.#laid.get(key) ?? []), { mutationId, patch }]);
    }
  }

  remove(mutationId: string): void {
    for (const patch of this.patchesOf(mutationId)) {
      const key = keyOf(patch.kind, patch.id);
      const left = (this.#laid.get(key) ?? []).filter((laid) => laid.mutationId !== mutationId);
      if (left.length > 0) this.#laid.set(key, left);
      else {
        this.#laid.delete(key);
        this.#seen.delete(key);
      }
    }
    this.#byMutation.delete(mutationId);
  }

  /** Folds the effects over what the base now holds, and answers what is seen. */
  fold(key: string, base: LiveRecord | undefined): LiveRecord | undefined {
    const laid = this.#laid.get(key);
    if (!laid) return base;
    let record = base;
    for (const { patch } of laid) record = patch.apply(record);
    this.#seen.set(key, record);
    return record;
  }
}
