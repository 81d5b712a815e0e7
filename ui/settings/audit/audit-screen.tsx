"use client";

import { useTranslations } from "use-intl";
import type { AuditLine } from "@/common/identity/audit";
import { rights } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import { EmptyState } from "@/ui/kit/empty-state";
import { useFormat } from "@/ui/kit/format";
import { Skeleton } from "@/ui/kit/skeleton";
import { useMe } from "@/ui/live/session";
import { SettingsFrame } from "../settings-frame";
import { AuditFilters } from "./audit-filters";
import { AuditRow } from "./audit-line";
import { useAuditQuery } from "./audit-query";
import { useAudit } from "./use-audit";
import "./audit.css";

/** Who came in, who was refused, and who changed people, rights and settings. */
export function AuditScreen() {
  const t = useTranslations("settings");
  const isFor = rights[useMe().role].administer;
  return (
    <SettingsFrame title={t("pages.audit.title")}>
      {isFor ? (
        <AuditLog />
      ) : (
        <EmptyState title={t("audit.notYoursTitle")}>{t("audit.notYoursText")}</EmptyState>
      )}
    </SettingsFrame>
  );
}

function AuditLog() {
  const t = useTranslations("settings.audit");
  const query = useAuditQuery();
  const { lines, state, again, more, reading, readMore, news } = useAudit(query);
  return (
    <>
      <AuditFilters query={query} />
      <div className="se-news" role="status">
        {news > 0 && (
          <Button look="soft" icon="sync" onClick={again}>
            {t("news", { count: news })}
          </Button>
        )}
      </div>
      {!lines && state === "asking" && <Loading />}
      {!lines && state === "failed" && (
        <EmptyState title={t("failedTitle")} action={<Button onClick={again}>{t("again")}</Button>}>
          {t("failedText")}
        </EmptyState>
      )}
      {lines?.length === 0 && <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>}
      {lines && <Days lines={lines} />}
      {more && (
        <div className="se-more">
          <Button busy={reading} onClick={() => void readMore()}>
            {t("older")}
          </Button>
        </div>
      )}
    </>
  );
}

/** Lines under the day on which they were written. */
function Days({ lines }: { readonly lines: readonly AuditLine[] }) {
  const format = useFormat();
  const days = [...new Set(lines.map((line) => format.dayOf(line.at)))];
  return days.map((day) => (
    <section key={day} aria-labelledby={`se-day-${day}`}>
      <div className="sect">
        <h2 id={`se-day-${day}`}>{format.relativeDay(day)}</h2>
      </div>
      <ul className="group">
        {lines
          .filter((line) => format.dayOf(line.at) === day)
          .map((line) => (
            <AuditRow key={line.id} line={line} />
          ))}
      </ul>
    </section>
  ));
}

const widths = [64, 48, 72, 56, 60] as const;

function Loading() {
  return (
    <div className="group">
      {widths.map((width) => (
        <div key={width} className="se-line">
          <Skeleton width={`${width}%`} height={16} />
        </div>
      ))}
    </div>
  );
}
