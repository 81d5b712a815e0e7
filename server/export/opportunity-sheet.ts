import { matches, searchText } from "@/common/search-text";
import type { ExportedOf, OpportunityColumn } from "@/common/spreadsheet/export-input";
import type { ReadContext } from "@/server/core/context";
import type { Sql } from "@/server/core/db";
import { visibleSql } from "@/server/crm/opportunity/access";
import { mustHave } from "@/server/identity/rights";
import { customer, sources } from "./opportunity-columns";
import { orderBy } from "./opportunity-order";
import { readPages, type Statement } from "./read-pages";
import type { Cells, Sheet } from "./sheet";
import type { Words } from "./words";

type Wanted = ExportedOf<"opportunities">;
type Asking = Pick<ReadContext, "actor" | "now">;
type Row = Readonly<Record<string, string | null>>;

/**
 * The list of opportunities as its screen shows it: the same filter, search, order and columns, over what the person may
 * see now. @throws Refusal where their role sees none
 */
export function opportunitySheet(asking: Asking, wanted: Wanted, words: Words): Sheet {
  mustHave(asking.actor, "deals");
  const columns = withPlan(wanted.columns);
  const found = searchText(wanted.filter.text);
  const isFound = (row: Row) => found === "" || matches(textOf(row), found);
  const cellsOf = (row: Row): Cells =>
    columns.map((column, at) => {
      const cell = row[`c${at}`] ?? null;
      return cell === null ? null : (sources[column].words?.(words)[cell] ?? cell);
    });
  return {
    title: words.lists.opportunities,
    columns: columns.map((column) => ({ header: words.opportunity[column], kind: sources[column].kind })),
    async *pages(sql) {
      const cells = columns.map((column, at) => `${sources[column].sql} AS c${at}`);
      const statement = statementOf(asking, wanted, `${cells.join(", ")}, ${searched}`, orderBy(wanted.sort));
      for await (const rows of readPages<Row>(sql, statement)) yield rows.filter(isFound).map(cellsOf);
    },
    count: async (sql) =>
      found === ""
        ? countRows(sql, statementOf(asking, wanted, "o.id"))
        : (await sql<Row>(...parts(statementOf(asking, wanted, searched)))).filter(isFound).length,
  };
}

/** A recurring amount says nothing without its plan. */
const withPlan = (columns: readonly OpportunityColumn[]): readonly OpportunityColumn[] =>
  [...new Set(columns)].flatMap((column) =>
    column === "recurringRevenue" && !columns.includes("recurringPlan")
      ? [column, "recurringPlan"]
      : [column],
  );

/** What the list's search looks at; the database's own text holds more, and only narrows down. */
const searched = `o.name AS "searchedName", ${customer} AS "searchedCustomer", o.contact_name AS "searchedContact"`;
const textOf = ({ searchedName, searchedCustomer, searchedContact }: Row): string =>
  searchText(searchedName, searchedCustomer, searchedContact);

const parts = ({ text, values }: Statement) => [text, values] as const;

async function countRows(sql: Sql, { text, values }: Statement): Promise<number> {
  const [row] = await sql<{ count: number }>(`SELECT count(*)::int AS count FROM (${text}) listed`, values);
  return row?.count ?? 0;
}

function statementOf(asking: Asking, wanted: Wanted, selected: string, order?: string): Statement {
  const { where, values } = visibleSql(asking.actor, 1);
  const conditions = [where, ...conditionsOf(asking, wanted, values)];
  const text = `SELECT ${selected} FROM opportunity o
    JOIN stage s ON s.id = o.stage_id
    LEFT JOIN partner c ON c.id = o.customer_id LEFT JOIN partner contact ON contact.id = o.contact_id
    LEFT JOIN person owner ON owner.id = o.owner_id LEFT JOIN sales_team team ON team.id = o.team_id
    LEFT JOIN lost_reason reason ON reason.id = o.lost_reason_id
    WHERE ${conditions.map((one) => `(${one})`).join(" AND ")} ${order ? `ORDER BY ${order}` : ""}`;
  return { text, values };
}

/** Cards of any of these people, and nobody's where that is asked for. */
const heldBy = (
  { ownerIds, unassigned }: Pick<Wanted["filter"], "ownerIds" | "unassigned">,
  value: (given: unknown) => string,
): string => `o.owner_id = ANY(${value(ownerIds)}::uuid[])${unassigned ? " OR o.owner_id IS NULL" : ""}`;

/** The conditions of ui/crm/opportunity/store/filter.ts in SQL; adds the values of their placeholders. */
function conditionsOf({ actor, now }: Asking, { filter, ids }: Wanted, values: unknown[]): string[] {
  const value = (given: unknown) => `$${values.push(given)}`;
  const words = searchText(filter.text).split(" ").filter(Boolean);
  const given: readonly [boolean, () => string][] = [
    [ids !== null, () => `o.id = ANY(${value(ids)}::uuid[])`],
    [filter.whose === "mine", () => `o.owner_id = ${value(actor.personId)}`],
    [filter.whose === "team", () => `o.team_id = ANY(${value(actor.teamIds)}::uuid[])`],
    [filter.teamId !== null, () => `o.team_id = ${value(filter.teamId)}`],
    [filter.lostReasonId !== null, () => `o.lost_reason_id = ${value(filter.lostReasonId)}`],
    [filter.tagIds.length > 0, () => `o.tag_ids && ${value(filter.tagIds)}::uuid[]`],
    [filter.ownerIds.length > 0 || filter.unassigned, () => heldBy(filter, value)],
    [
      filter.rotting,
      () =>
        `o.status = 'open' AND s.rotting_days > 0
         AND o.touched_at <= ${value(now)}::timestamptz - s.rotting_days * interval '24 hours'`,
    ],
  ];
  return [
    `o.status = ANY(${value(filter.statuses)}::opportunity_status[])`,
    ...given.filter(([isOn]) => isOn).map(([, condition]) => condition()),
    ...words.map((word) => {
      const like = value(`%${word}%`);
      return `o.search_text LIKE ${like} OR c.search_text LIKE ${like}`;
    }),
  ];
}
