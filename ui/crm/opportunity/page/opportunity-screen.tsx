"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TopBar } from "@/ui/kit/top-bar";
import { FacesHere } from "@/ui/live/faces-here";
import { useOpportunity } from "@/ui/live/records";
import { useSync } from "@/ui/live/status";
import { Closed } from "./closed";
import { Conflicted } from "./conflicted";
import { EditingProvider } from "./editing";
import { Editors } from "./editors";
import { Fields } from "./fields";
import { Head } from "./head";
import { Missing, NotHeld } from "./missing";
import { Numbers } from "./numbers";
import { Outcome } from "./outcome";
import { PageSkeleton } from "./page-skeleton";
import { StageRope } from "./stage-rope";
import "./page.css";

type Props = {
  readonly id: string;
  /** History and notes; another domain's, so the page is given it. */
  readonly timeline: ReactNode;
  /** Its files; messaging's too. */
  readonly files: ReactNode;
};

/** One opportunity: name and stage, three numbers, fields edited in place, and what happened. */
export function OpportunityScreen({ id, timeline, files }: Props) {
  const t = useTranslations("crm.page");
  const { card, record, state } = useOpportunity(id);
  const offline = useSync().state === "offline";
  const router = useRouter();
  const bar = <TopBar back="/pipeline" backLabel={t("back")} />;
  if (!card) {
    return (
      <>
        {bar}
        {absent(state === "missing", offline)}
      </>
    );
  }
  return (
    <EditingProvider key={id} card={card} record={record}>
      <TopBar back="/pipeline" backLabel={t("back")}>
        <FacesHere place={{ at: "opportunity", id }} />
      </TopBar>
      <Editors label={card.name}>
        <div className="op-top">
          <Head />
          <Conflicted field="stageId">
            <StageRope />
          </Conflicted>
        </div>
        <div className="op-main">
          <Closed />
          <Numbers />
          <Outcome deleted={() => router.push("/pipeline")} />
          <Fields />
          {files}
        </div>
        <aside className="op-side" aria-label={t("timeline")}>
          {timeline}
        </aside>
      </Editors>
    </EditingProvider>
  );
}

function absent(isMissing: boolean, isOffline: boolean): ReactNode {
  if (isMissing) return <Missing />;
  return isOffline ? <NotHeld /> : <PageSkeleton />;
}
