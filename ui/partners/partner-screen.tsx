"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { EmptyState } from "@/ui/kit/empty-state";
import { LinkButton } from "@/ui/kit/link-button";
import { Skeleton } from "@/ui/kit/skeleton";
import { TopBar } from "@/ui/kit/top-bar";
import { FacesHere } from "@/ui/live/faces-here";
import { usePartner } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { useSync } from "@/ui/live/status";
import { Contacts } from "./contacts";
import { PartnerEditing } from "./editing";
import { PartnerFields } from "./partner-fields";
import { PartnerHead } from "./partner-head";
import { PartnerOpportunities } from "./partner-opportunities";
import "./partners.css";

type Props = {
  readonly id: string;
  /** What happened; another domain's, so the page is given it. */
  readonly timeline: ReactNode;
  /** Their files; messaging's too. */
  readonly files: ReactNode;
};

/** One company or person: who they are, who works there, what we do with them. */
export function PartnerScreen({ id, timeline, files }: Props) {
  const t = useTranslations("partners.page");
  const { record, state } = usePartner(id);
  const offline = useSync().state === "offline";
  const { deals } = rights[useMe().role];
  if (!record) {
    return (
      <>
        <TopBar back="/partners" backLabel={t("back")} />
        {state === "missing" || offline ? <Absent gone={state === "missing"} /> : <Loading />}
      </>
    );
  }
  return (
    <PartnerEditing record={record}>
      <TopBar back="/partners" backLabel={t("back")}>
        <FacesHere place={{ at: "partner", id }} />
      </TopBar>
      <article className="pp" aria-label={record.name}>
        <div className="pp-main">
          <PartnerHead />
          <PartnerFields />
          {record.form === "company" && <Contacts />}
          {deals && <PartnerOpportunities />}
          {files}
        </div>
        <aside className="pp-side" aria-label={t("timeline")}>
          {timeline}
        </aside>
      </article>
    </PartnerEditing>
  );
}

function Absent({ gone }: { readonly gone: boolean }) {
  const t = useTranslations("partners.page");
  return (
    <div className="pa-empty">
      <EmptyState
        level="h1"
        title={gone ? t("missingTitle") : t("notHeldTitle")}
        action={<LinkButton href="/partners">{t("toPartners")}</LinkButton>}
      >
        {gone ? t("missingText") : t("notHeldText")}
      </EmptyState>
    </div>
  );
}

const rows = [52, 64, 44, 58, 48] as const;

function Loading() {
  const t = useTranslations("partners.page");
  return (
    <div className="pp" role="status" aria-busy="true" aria-label={t("loading")}>
      <div className="pp-main">
        <div className="pp-head">
          <Skeleton width="56%" height={26} />
        </div>
        <div className="group">
          {rows.map((width) => (
            <div key={width} className="edit edit-row">
              <Skeleton width="70%" height={14} />
              <Skeleton width={`${width}%`} height={16} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
