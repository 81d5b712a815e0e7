import type { TimelineInput } from "@/common/messaging/timeline";
import type { ReadContext } from "@/server/core/context";
import { findOpportunity } from "@/server/crm/opportunity/access";
import { findPartner } from "@/server/partners/partner/access";

/** Who may see a record may read its history and the files in it; here, where all kinds of records are known. */
export const findRecord: Record<TimelineInput["entity"], (ctx: ReadContext, id: string) => Promise<unknown>> =
  {
    "crm.opportunity": findOpportunity,
    "partners.partner": findPartner,
  };
