import type { Audience } from "@/common/audience";
import type { AuditNote } from "@/common/identity/audit";
import type { RecordScope, Role } from "@/common/identity/roles";
import type { LiveEntity } from "@/common/live";
import type { Db, Sql } from "./db";

/** The signed-in person on whose behalf something happens, with all that access rules ask for. */
export type Actor = {
  readonly personId: string;
  readonly role: Role;
  readonly scope: RecordScope;
  readonly teamIds: readonly string[];
  readonly ledTeamIds: readonly string[];
  /** Raised whenever one of the above changes. */
  readonly accessVersion: number;
};

export type ReadContext = { readonly actor: Actor; readonly db: Db; readonly sql: Sql; readonly now: Date };

export type ChangeNote = {
  readonly op: "created" | "updated" | "deleted";
  /** Who could see the record before and who can after; either may be empty. */
  readonly before: readonly Audience[];
  readonly after: readonly Audience[];
};

/** A command's transaction without the typed client. Only `transact` makes one, so that nothing writes outside one. */
export type HotContext = Omit<ReadContext, "db"> & {
  readonly mutationId: string;
  /** Sends a statement whose answer the command does not need; its failure fails the command. */
  send(...statement: Parameters<Sql>): void;
  /** Puts a record into the change log of this transaction. */
  changed(entity: LiveEntity, id: string, note: ChangeNote): void;
  /** Adds a line to the audit log of this transaction; for what concerns people, rights and settings. */
  audit(note: AuditNote): void;
};

/** A command's transaction with the typed client and hand-written statements on one connection. */
export type WriteContext = HotContext & ReadContext;
