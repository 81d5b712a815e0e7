import { lostReasonRouter } from "@/server/crm/lost-reason/router";
import { handOverOpportunities, openOpportunities } from "@/server/crm/opportunity/hand-over";
import { hasAmounts } from "@/server/crm/opportunity/has-amounts";
import { opportunityRouter } from "@/server/crm/opportunity/router";
import { handBack } from "@/server/crm/stage/hand-back";
import { handOver } from "@/server/crm/stage/hand-over";
import { stageRouter } from "@/server/crm/stage/router";
import { tagRouter } from "@/server/crm/tag/router";
import { exportRouter } from "@/server/export/router";
import { accessLinkRouter } from "@/server/identity/access-link/router";
import { auditRouter } from "@/server/identity/audit/router";
import { companyRouter } from "@/server/identity/company/router";
import { personRouter } from "@/server/identity/person/router";
import { salesTeamRouter } from "@/server/identity/sales-team/router";
import { sessionRouter } from "@/server/identity/session/router";
import { welcomeRouter } from "@/server/identity/welcome/router";
import { importRouter } from "@/server/import/router";
import { partnerNotes } from "@/server/messaging/note/on-partner";
import { noteProcedures } from "@/server/messaging/note/router";
import { noticeRouter } from "@/server/messaging/notice/router";
import { pushRouter } from "@/server/messaging/push/router";
import { recordEntry } from "@/server/messaging/timeline/record-entry";
import { partnerRouter } from "@/server/partners/partner/router";
import { liveRouter } from "./live-router";
import { timelineRouter } from "./timeline-router";
import { createCallerFactory, mergeRouters, router } from "./trpc";

export const appRouter = router({
  live: liveRouter,
  identity: router({
    person: personRouter({ handOver: handOverOpportunities, open: openOpportunities }),
    session: sessionRouter,
    salesTeam: salesTeamRouter(handOver, handBack),
    company: companyRouter(hasAmounts),
    audit: auditRouter,
    accessLink: accessLinkRouter,
    welcome: welcomeRouter,
  }),
  partners: router({
    partner: mergeRouters(partnerRouter(recordEntry), router(noteProcedures(partnerNotes))),
  }),
  exports: exportRouter,
  messaging: router({ timeline: timelineRouter, notice: noticeRouter, push: pushRouter }),
  import: importRouter,
  crm: router({
    opportunity: opportunityRouter,
    stage: stageRouter,
    tag: tagRouter,
    lostReason: lostReasonRouter,
  }),
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
