import * as z from "zod/mini";
import { uuid } from "../fields";
import type { Device } from "./device";

/** Everything that leaves a line in the audit log. */
export const auditKinds = [
  "signedIn",
  "signInFailed",
  "signInLimited",
  "signedOut",
  "refused",
  "personAdded",
  "personChanged",
  "roleChanged",
  "teamsChanged",
  "deactivated",
  "reactivated",
  "handedOver",
  "linkMade",
  "linkRevoked",
  "linkUsed",
  "sessionsEnded",
  "settingsChanged",
  "exported",
  "imported",
  "importUndone",
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What a line tells besides who, when and of what; nothing secret, and nothing long. */
export type AuditDetails = {
  /** Fields that were set, with their values before and after. */
  readonly changes?: readonly {
    readonly field: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
  /** How many records were concerned. */
  readonly count?: number;
  /** A refusal's reason, and the procedure that was called. */
  readonly reason?: string;
  readonly path?: string;
  /** "created", "removed" … where the kind alone does not say. */
  readonly what?: string;
  /** Name of somebody or something else that was concerned, such as who received records. */
  readonly to?: string;
  /** What a list was narrowed to when it was exported, by names as they were then, and as what it was written. */
  readonly filters?: readonly { readonly field: string; readonly value: string }[];
  readonly format?: string;
  /** Where somebody signed in. */
  readonly device?: Device;
  /** So many more like it were not written down in the minute before. */
  readonly more?: number;
};

/** One thing to note. `entity`, `id` and `name` say what it was done to. */
export type AuditNote = {
  readonly kind: AuditKind;
  readonly entity?: string;
  readonly id?: string | null;
  readonly name?: string | null;
  readonly details?: AuditDetails;
};

/** One line, as an administrator reads it. */
export type AuditLine = {
  readonly id: string;
  readonly at: string;
  readonly kind: AuditKind;
  readonly personId: string | null;
  readonly entity: string | null;
  readonly recordId: string | null;
  readonly name: string | null;
  readonly details: AuditDetails | null;
  readonly address: string | null;
};

const instant = z.iso.datetime({ precision: 3, error: "day" });

/** Where a page ends, and the next one, of older lines, begins. */
const place = z.strictObject({ at: instant, id: uuid });

export const auditFilter = {
  kinds: z.optional(z.array(z.enum(auditKinds)).check(z.maxLength(auditKinds.length, "tooLong"))),
  /** Done by this person, or to them. */
  personId: z.optional(uuid),
  from: z.optional(instant),
  /** Exclusive. */
  until: z.optional(instant),
};

export const auditListInput = z.strictObject({
  ...auditFilter,
  before: z.optional(place),
  limit: z.int().check(z.gte(1), z.lte(100)),
});
export type AuditListInput = z.infer<typeof auditListInput>;

export const auditNewsInput = z.strictObject({ ...auditFilter, after: place });
export type AuditNewsInput = z.infer<typeof auditNewsInput>;
