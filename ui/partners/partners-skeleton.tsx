"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "@/ui/kit/skeleton";

const widths = [46, 62, 38, 54, 48, 66, 42, 58] as const;

export function PartnersSkeleton() {
  const t = useTranslations("partners");
  return (
    <div className="group pa-list" role="status" aria-busy="true" aria-label={t("loading")}>
      {widths.map((width) => (
        <div key={width} className="pa-row">
          <div className="pa-link">
            <Skeleton width={36} height={36} />
            <span className="pa-text">
              <Skeleton width={`${width}%`} height={16} />
              <Skeleton width={`${width - 14}%`} height={13} />
            </span>
          </div>
        </div>
      ))}
    </div>
  );
}
