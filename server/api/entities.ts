import type { EntityReaders } from "@/server/core/entity-reader";
import { lostReasonReader } from "@/server/crm/lost-reason/live";
import { opportunitySight } from "@/server/crm/opportunity/access";
import { opportunityReader } from "@/server/crm/opportunity/live";
import { stageReader } from "@/server/crm/stage/live";
import { tagReader } from "@/server/crm/tag/live";
import { companyReader } from "@/server/identity/company/live";
import { personReader } from "@/server/identity/person/live";
import { salesTeamReader } from "@/server/identity/sales-team/live";
import { importRunReader } from "@/server/import/live";
import { partnerSight } from "@/server/messaging/note/on-partner";
import { noticeReader } from "@/server/messaging/notice/live";
import { partnerReader } from "@/server/partners/partner/live";

/** How each kind of record is read for the feed. A kind that `common/live.ts` names and this table lacks does not compile. */
export const entityReaders: EntityReaders = {
  "identity.company": companyReader,
  "identity.person": personReader,
  "identity.salesTeam": salesTeamReader,
  "partners.partner": partnerReader,
  "crm.stage": stageReader,
  "crm.tag": tagReader,
  "crm.lostReason": lostReasonReader,
  "crm.opportunity": opportunityReader,
  "import.run": importRunReader,
  "messaging.notice": noticeReader({
    "crm.opportunity": opportunitySight,
    "partners.partner": partnerSight,
  }),
};
