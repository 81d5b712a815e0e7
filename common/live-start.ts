import type { CardTuple } from "./crm/card-tuple";
import type { OpportunityStatus } from "./crm/opportunity-terms";
import type { LostReasonRecord, StageRecord, TagRecord } from "./crm/records";
import type { CompanyRecord, Me, PersonRecord, SalesTeamRecord } from "./identity/records";
import type { Cursor } from "./live";
import type { NoticeRecord } from "./messaging/notice";

/** What all opportunities of one stage and status that the person may see add up to. */
export type ColumnTotal = {
  readonly stageId: string;
  readonly status: OpportunityStatus;
  readonly count: number;
  /** Decimal strings in the company's currency. */
  readonly expected: string;
  readonly weighted: string;
};

/** The first page of a snapshot: all that the board needs to be used. The other cards follow by `live.page`. */
export type Start = {
  readonly cursor: Cursor;
  readonly me: Me;
  readonly demo: boolean;
  readonly company: CompanyRecord | null;
  readonly people: readonly PersonRecord[];
  readonly teams: readonly SalesTeamRecord[];
  readonly stages: readonly StageRecord[];
  readonly tags: readonly TagRecord[];
  readonly lostReasons: readonly LostReasonRecord[];
  readonly notices: readonly NoticeRecord[];
  readonly cards: readonly CardTuple[];
  readonly totals: readonly ColumnTotal[];
  readonly total: number;
  readonly next: string | null;
};
