import type { OpportunityCard } from "@/common/crm/records";
import type { LiveRecord } from "@/common/live";
import { type Kind, type ListedKind, listedKinds } from "./kinds";
import type { LiveStore } from "./store";

/**
 * How the store lies on the device: hundreds of rows in one JSON text. A browser takes seconds to read ten thousand
 * objects one by one, and a moment for twenty texts. The first pack is what the first screen shows.
 */
type Packed = readonly (readonly [kind: Kind, fields: readonly string[], rows: readonly unknown[][]])[];

/** Rows of a pack: a few milliseconds to make or to read on a phone, so that no frame waits for it. */
const packSize = 250;
/** Cards of a column in the first pack: more than a tall screen shows. */
const topOfColumn = 20;

const others: Record<Exclude<Kind, ListedKind>, true> = {
  "partners.name": true,
  "crm.opportunity": true,
  "crm.opportunity.full": true,
  "partners.partner": true,
  "messaging.notice": true,
  "import.run": true,
};
const otherKinds = Object.keys(others) as Exclude<Kind, ListedKind>[];

/** The store's base, a pack at a time, each made when it is asked for. What changes meanwhile may be in it or not. */
export function* packsOf(store: LiveStore): Generator<string> {
  const cards = topCards(store);
  const names = cards.flatMap(({ customerId }) => store.base("partners.name", customerId ?? "") ?? []);
  const first: [Kind, readonly LiveRecord[]][] = listedKinds.map((kind) => [
    kind,
    [...store.baseOf(kind).values()],
  ]);
  const written = new Set<LiveRecord>([...cards, ...names]);
  yield packed([...first, ["crm.opportunity", cards], ["partners.name", [...new Set(names)]]]);
  for (const kind of otherKinds) {
    let rows: LiveRecord[] = [];
    for (const row of store.baseOf(kind).values()) {
      if (written.has(row)) continue;
      rows.push(row);
      if (rows.length < packSize) continue;
      yield packed([[kind, rows]]);
      rows = [];
    }
    if (rows.length > 0) yield packed([[kind, rows]]);
  }
}

/** The names of the fields once, then the values: half of the text. Rows of one kind have the same fields. */
function packed(parts: readonly (readonly [Kind, readonly LiveRecord[]])[]): string {
  const texts: Packed = parts.map(([kind, rows]) => {
    const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return [kind, fields, rows.map((row) => fields.map((field) => row[field as keyof LiveRecord]))];
  });
  return JSON.stringify(texts);
}

/** The rows of one pack. */
export function* rowsOf(pack: string): Generator<{ readonly kind: Kind; readonly row: LiveRecord }> {
  for (const [kind, fields, rows] of JSON.parse(pack) as Packed) {
    for (const values of rows) {
      const row: Record<string, unknown> = {};
      for (const [place, field] of fields.entries()) row[field] = values[place];
      yield { kind, row: row as LiveRecord };
    }
  }
}

/** The first cards of each column in board order, lost ones aside. */
function topCards(store: LiveStore): OpportunityCard[] {
  const columns = new Map<string, OpportunityCard[]>();
  for (const card of store.baseOf("crm.opportunity").values()) {
    if (card.status === "lost") continue;
    const column = columns.get(card.stageId) ?? [];
    columns.set(card.stageId, column);
    column.push(card);
    if (column.length > 10 * topOfColumn) cutToTop(column);
  }
  for (const column of columns.values()) cutToTop(column);
  return [...columns.values()].flat();
}

function cutToTop(column: OpportunityCard[]): void {
  column.sort((a, b) => bytewise(a.position, b.position) || bytewise(a.id, b.id));
  column.splice(topOfColumn);
}

const bytewise = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
