import type { FieldChange, TimelineKind } from "@/common/messaging/timeline";
import type { HotContext } from "@/server/core/context";

/**
 * Writes a line of a partner's history and answers its number. Messaging does it; it stands above partners in the order
 * of the domains, so it is handed in where the router is mounted.
 */
export type RecordEntry = (
  ctx: HotContext,
  entry: {
    readonly entity: "partners.partner";
    readonly recordId: string;
    readonly kind: TimelineKind;
    readonly changes?: readonly FieldChange[];
  },
) => Promise<number>;
