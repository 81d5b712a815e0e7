import { type CardTuple, cardOf, fromTuple } from "@/common/crm/card-tuple";
import type { NamedPartner, OpportunityRecord } from "@/common/crm/records";
import type { Change, LiveRecord } from "@/common/live";
import type { PartnerRecord } from "@/common/partners/records";
import { type Kind, type Kinds, keyOf } from "./kinds";
import type { LiveStore } from "./store";
import { Tombstones } from "./tombstones";

/** Takes what the server sends into the base: a copy replaces another only where its version is not older. */
export class Intake {
  readonly tombstones = new Tombstones();
  readonly #authors = new Map<string, string | undefined>();
  readonly #store: LiveStore;
  /** Full records that some screen shows, or that are on their way to it. */
  readonly #wanted: (kind: Kind, id: string) => boolean;
  /** What a person takes along. */
  readonly #takesAlong: (record: OpportunityRecord) => boolean;

  constructor(
    store: LiveStore,
    wanted: (kind: Kind, id: string) => boolean,
    takesAlong: (record: OpportunityRecord) => boolean,
  ) {
    this.#store = store;
    this.#wanted = wanted;
    this.#takesAlong = takesAlong;
  }

  /** Inside a batch. `seq` is the place in the log up to which these changes lead. */
  changes(changes: readonly Change[], seq: number): void {
    for (const change of changes) {
      if (change.op === "evict") this.#evict(change.entity, change.id, seq);
      else {
        const key = keyOf(change.entity, change.record.id);
        this.tombstones.raise(key);
        this.#authors.set(key, change.by);
        this.#take(change.entity, change.record);
      }
    }
  }

  /** Who changed a record last, of those that the feed brought here. */
  authorOf(kind: Change["entity"], id: string): string | undefined {
    return this.#authors.get(keyOf(kind, id));
  }

  /** Inside a batch. A row evicted after the page was read stays away. */
  page(cards: readonly CardTuple[], asOf: number): void {
    for (const tuple of cards) {
      if (!this.tombstones.after(keyOf("crm.opportunity", tuple[0]), asOf)) this.#card(tuple);
    }
  }

  /** Cards read beside the snapshot, by a search; `token` is from when the read began. */
  found(cards: readonly CardTuple[], token: number): void {
    for (const tuple of cards) {
      if (!this.tombstones.since(keyOf("crm.opportunity", tuple[0]), token)) this.#card(tuple);
    }
  }

  opportunity(record: OpportunityRecord, token: number): void {
    if (this.tombstones.since(keyOf("crm.opportunity", record.id), token)) return;
    this.#newer("crm.opportunity.full", record);
    this.#opportunity(record);
  }

  partner(record: PartnerRecord, token: number): void {
    if (this.tombstones.since(keyOf("partners.partner", record.id), token)) return;
    this.#newer("partners.partner", record);
    this.#name({ id: record.id, name: record.name, version: record.version });
  }

  #take(entity: Change["entity"], record: LiveRecord): void {
    if (entity === "crm.opportunity") this.#opportunity(record as OpportunityRecord);
    else if (entity === "partners.partner") this.#partner(record as PartnerRecord);
    else this.#newer(entity, record as never);
  }

  #partner(record: PartnerRecord): void {
    if (this.#keeps("partners.partner", record.id)) this.#newer("partners.partner", record);
    this.#name({ id: record.id, name: record.name, version: record.version });
  }

  #opportunity(record: OpportunityRecord): void {
    if (this.#takesAlong(record) || this.#keeps("crm.opportunity.full", record.id))
      this.#newer("crm.opportunity.full", record);
    this.#newer("crm.opportunity", cardOf(record));
    if (record.customer) this.#name(record.customer);
    if (record.contact) this.#name(record.contact);
  }

  #card(tuple: CardTuple): void {
    const { card, customer } = fromTuple(tuple);
    this.#newer("crm.opportunity", card);
    if (customer) this.#name(customer);
  }

  #name(partner: NamedPartner): void {
    const held = this.#store.base("partners.name", partner.id);
    if (held?.name !== partner.name || held.version < partner.version) this.#newer("partners.name", partner);
  }

  #keeps(kind: Kind, id: string): boolean {
    return (
      this.#store.base(kind, id) !== undefined || this.#store.hasEffect(kind, id) || this.#wanted(kind, id)
    );
  }

  #newer<K extends Kind>(kind: K, record: Kinds[K]): void {
    const held = this.#store.base(kind, record.id);
    if (!held || record.version >= held.version) this.#store.put(kind, record);
  }

  #evict(entity: Change["entity"], id: string, seq: number): void {
    this.tombstones.bury(keyOf(entity, id), seq);
    this.#store.drop(entity, id);
    if (entity === "crm.opportunity") this.#store.drop("crm.opportunity.full", id);
  }
}
