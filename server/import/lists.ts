import { randomUUID } from "node:crypto";
import { rights } from "@/common/identity/roles";
import type { ListField } from "@/common/import/fields";
import type { ImportChoice } from "@/common/import/settings";
import { searchText } from "@/common/search-text";
import type { Actor } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { readStages, type StageRow } from "@/server/crm/opportunity/stage-of-team";
import { type MappedRow, problemIn } from "./mapped-row";

/** Names are the same whatever their case and accents. */
export const nameKey = (name: string): string => searchText(name) || name.trim().toLowerCase();

/** What an import adds to a list because a row names it. */
export type Made = {
  readonly field: Exclude<ListField, "owner">;
  readonly id: string;
  readonly name: string;
  readonly row: number;
};

type Named = { readonly id: string; readonly name: string };
type Person = Named & { readonly email: string; readonly role: Actor["role"] };

type Given = {
  readonly choices: readonly ImportChoice[];
  /** People by what the file calls them, where it is not their name. */
  readonly people?: ReadonlyMap<string, string>;
  /** What other files of the same import are about to add. */
  readonly planned?: {
    readonly stages: readonly StageRow[];
    readonly names: Readonly<Record<"team" | "tags" | "lostReason", ReadonlyMap<string, string>>>;
  };
  /** Tags and lost reasons that nothing bears are made unless something else was chosen. */
  readonly generous?: boolean;
};

/** The small sets that rows refer to by name, as they are now, with what was chosen for names that none of them bears. */
export class Lists {
  /** What is to be added, in the order in which rows name it. */
  readonly made: Made[] = [];
  readonly stages: readonly StageRow[];
  readonly #ids: Record<ListField, Map<string, string>>;
  readonly #mayOwn: ReadonlySet<string>;
  readonly #choices = new Map<string, ImportChoice["to"]>();
  readonly #actor: Actor;
  readonly #generous: boolean;
  /** Names that nothing bears and nobody chose for, with how often they come. */
  readonly unknown = new Map<string, { field: ListField; text: string; count: number }>();

  static async read(sql: Sql, actor: Actor, given: Given): Promise<Lists> {
    const [stages, teams, tags, reasons, people] = await Promise.all([
      readStages(sql),
      sql<Named>(`SELECT id, name FROM sales_team WHERE active ORDER BY id DESC`, [], "import-teams"),
      sql<Named>(`SELECT id, name FROM tag ORDER BY id DESC`, [], "import-tags"),
      sql<Named>(`SELECT id, name FROM lost_reason ORDER BY active, id DESC`, [], "import-reasons"),
      sql<Person>(
        `SELECT id, name, email, role FROM person WHERE active ORDER BY id DESC`,
        [],
        "import-people",
      ),
    ]);
    return new Lists(actor, given, { stages, teams, tags, reasons, people });
  }

  private constructor(
    actor: Actor,
    { choices, people: byKey, planned, generous = false }: Given,
    rows: { stages: StageRow[]; teams: Named[]; tags: Named[]; reasons: Named[]; people: Person[] },
  ) {
    this.#actor = actor;
    this.#generous = generous;
    const held = new Set(rows.stages.map(({ id }) => id));
    this.stages = [...rows.stages, ...(planned?.stages ?? []).filter(({ id }) => !held.has(id))];
    this.#ids = {
      stage: new Map(),
      team: byName(rows.teams, planned?.names.team),
      tags: byName(rows.tags, planned?.names.tags),
      lostReason: byName(rows.reasons, planned?.names.lostReason),
      owner: peopleByName(rows.people, byKey),
    };
    this.#mayOwn = owners(rows.people, byKey);
    const there = new Set(Object.values(rows).flatMap((list) => list.map(({ id }) => id)));
    for (const { field, text, to } of choices)
      if (typeof to === "string" || there.has(to.id)) this.#choices.set(`${field} ${nameKey(text)}`, to);
  }

  /** The id behind a name, made where that is wished; null where it is to be left out, or makes no sense. */
  find(row: MappedRow, field: ListField, text: string): string | null {
    const key = nameKey(text);
    const held = this.#ids[field].get(key);
    if (held !== undefined && this.unknown.has(`${field} ${key}`)) this.#count(field, text, key);
    const known = held ?? this.#chosen(row, field, text, key);
    if (known === undefined) return this.#unknown(row, field, text, key);
    if (field === "owner" && known !== null && !this.#mayOwn.has(known))
      return problemIn(row, field, "mayNotOwn");
    return known;
  }

  /** A team sees the shared stages and its own. */
  findStage(row: MappedRow, text: string, teamId: string | null): StageRow | null {
    const key = nameKey(text);
    const named = this.stages.filter(({ name }) => nameKey(name) === key);
    const ours =
      named.find((stage) => stage.teamId === teamId) ?? named.find((stage) => stage.teamId === null);
    if (ours) return ours;
    if (named.length > 0) return problemIn(row, "stage", "stageOfTeam");
    const id = this.find(row, "stage", text);
    return id === null ? null : (this.stages.find((stage) => stage.id === id) ?? madeStage(id, text));
  }

  #chosen(row: MappedRow, field: ListField, text: string, key: string): string | null | undefined {
    const to = this.#choices.get(`${field} ${key}`);
    if (to === "leave") return null;
    if (to === "create") return this.#make(row, field, text, key);
    if (to === undefined && this.#generous && (field === "tags" || field === "lostReason")) {
      this.#count(field, text, key);
      return this.#make(row, field, text, key);
    }
    return to?.id;
  }

  #make(row: MappedRow, field: ListField, text: string, key: string): string | null | undefined {
    const right = field === "team" ? "administer" : "configure";
    if (field === "owner") return undefined;
    if (!rights[this.#actor.role][right]) return problemIn(row, field, "mayNotCreate");
    const id = randomUUID();
    this.#ids[field].set(key, id);
    this.made.push({ field, id, name: text.slice(0, 120), row: row.number });
    return id;
  }

  #count(field: ListField, text: string, key: string): void {
    const held = this.unknown.get(`${field} ${key}`);
    if (held) held.count++;
    else this.unknown.set(`${field} ${key}`, { field, text: text.slice(0, 200), count: 1 });
  }

  #unknown(row: MappedRow, field: ListField, text: string, key: string): null {
    this.#count(field, text, key);
    row.problems.push({ field, code: "unknown", value: text.slice(0, 80) });
    return null;
  }
}

const byName = (rows: readonly Named[], planned: ReadonlyMap<string, string> = new Map()) =>
  new Map([
    ...[...planned].map(([name, id]) => [nameKey(name), id] as const),
    ...rows.map(({ id, name }) => [nameKey(name), id] as const),
  ]);

/** By e-mail or name; a name that two bear means neither. */
function peopleByName(people: readonly Person[], byKey?: ReadonlyMap<string, string>): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(nameKey(name), (counts.get(nameKey(name)) ?? 0) + 1);
  const ids = new Map<string, string>();
  for (const { id, name } of people) if (counts.get(nameKey(name)) === 1) ids.set(nameKey(name), id);
  for (const { id, email } of people) ids.set(nameKey(email), id);
  for (const [key, id] of byKey ?? []) ids.set(nameKey(key), id);
  return ids;
}

/** Those whose role works on opportunities, and those about to be added. */
function owners(
  people: readonly Person[],
  byKey: ReadonlyMap<string, string> = new Map(),
): ReadonlySet<string> {
  const held = new Set(people.map(({ id }) => id));
  const sellers = people.filter(({ role }) => rights[role].write).map(({ id }) => id);
  return new Set([...sellers, ...[...byKey.values()].filter((id) => !held.has(id))]);
}

/** Shared by all, and none that wins. */
const madeStage = (id: string, name: string): StageRow => ({
  id,
  name,
  teamId: null,
  position: "",
  isWon: false,
});
