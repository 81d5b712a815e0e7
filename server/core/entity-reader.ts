import type { LiveEntity, LiveRecord } from "@/common/live";
import type { Actor } from "./context";
import type { Sql } from "./db";

/** People of one class are sent the very same bytes. A role today; finer where fields are hidden from some. */
export type ViewClass = Actor["role"];

/**
 * How the feed reads one kind of record: one wide read for a batch, then decisions in memory. `Row` is what `load`
 * answers, with all that `canSee` and `view` need.
 */
export type EntityReader<Row = unknown> = {
  readonly entity: LiveEntity;
  /** Rows that exist, by id. `null` reads them all: for the small sets that every screen holds (people, stages …). */
  load(sql: Sql, ids: readonly string[] | null): Promise<ReadonlyMap<string, Row>>;
  canSee(actor: Actor, row: Row): boolean;
  view(row: Row, viewClass: ViewClass): LiveRecord;
};

/** Forgets the row's type, so that readers of every kind fit in one table. */
export const reader = <Row>(definition: EntityReader<Row>): EntityReader => definition as EntityReader;

export type EntityReaders = Readonly<Record<LiveEntity, EntityReader>>;
