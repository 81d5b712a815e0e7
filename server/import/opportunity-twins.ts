import type { OpportunityRead } from "./opportunity-plan";
import type { Work } from "./plan";

/** Opportunities that a row may mean though it has no key of theirs: of its name, for its customer. */
export type Twins = {
  readonly ids: readonly string[];
  find(read: OpportunityRead): string | undefined;
  add(read: OpportunityRead, id: string): void;
};

type Twin = { readonly id: string; readonly name: string; readonly customerId: string | null };

export async function twinsOf(work: Work, reads: readonly OpportunityRead[]): Promise<Twins> {
  const keyless = reads.filter(({ row }) => row.key === null);
  const rows =
    work.known === "create" || keyless.length === 0
      ? []
      : await work.ctx.sql<Twin>(
          `SELECT id, name, customer_id AS "customerId" FROM opportunity
           WHERE deleted_at IS NULL AND name = ANY($1::text[]) ORDER BY created_at DESC, id DESC`,
          [keyless.map(({ draft }) => draft.values.name ?? "")],
          "import-opportunity-twins",
        );
  const byMark = new Map(rows.map((row) => [markOf(row), row.id]));
  const isAsked = ({ row }: OpportunityRead) => work.known !== "create" && row.key === null;
  return {
    ids: rows.map(({ id }) => id),
    find: (read) => (isAsked(read) ? byMark.get(markOfRead(read)) : undefined),
    add: (read, id) => {
      if (isAsked(read)) byMark.set(markOfRead(read), id);
    },
  };
}

const markOf = ({ name, customerId }: Omit<Twin, "id">): string => `${customerId ?? ""} ${name}`;
const markOfRead = ({ draft, customerId }: OpportunityRead): string =>
  markOf({ name: draft.values.name ?? "", customerId });
