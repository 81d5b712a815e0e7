import type { TimelineInput } from "@/common/messaging/timeline";
import type { ReadContext } from "@/server/core/context";
import { findOpportunity, visibleOpportunities } from "@/server/crm/opportunity/access";
import { findPartner, visiblePartners } from "@/server/partners/partner/access";

/** Who may see a record may read its history and the files in it; here, where all kinds of records are known. */
export const findRecord: Record<TimelineInput["entity"], (ctx: ReadContext, id: string) => Promise<unknown>> =
  {
    "crm.opportunity": findOpportunity,
    "partners.partner": findPartner,
  };

/** Which of some records the person may see. */
export const visibleAmong: Record<
  TimelineInput["entity"],
  (ctx: ReadContext, ids: readonly string[]) => Promise<string[]>
> = {
  "crm.opportunity": visibleOpportunities,
  "partners.partner": visiblePartners,
};
