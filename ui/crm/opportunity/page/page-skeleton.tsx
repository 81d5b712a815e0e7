"use client";

import { useTranslations } from "use-intl";
import { Skeleton } from "@/ui/kit/skeleton";

const rows = [58, 44, 62, 50, 40, 66] as const;

/** The page's own boxes, before anything is on this device. */
export function PageSkeleton() {
  const t = useTranslations("crm.page");
  return (
    <div className="op" aria-busy="true" aria-label={t("loading")} role="status">
      <div className="op-top op-skel-top">
        <Skeleton width="62%" height={26} />
        <Skeleton width="38%" height={18} />
        <Skeleton height={44} />
      </div>
      <div className="op-main">
        <div className="op-numbers op-skel-numbers">
          {["expected", "chance", "closing"].map((cell) => (
            <div key={cell} className="edit edit-cell">
              <Skeleton width="60%" height={13} />
              <Skeleton width="80%" height={22} />
            </div>
          ))}
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
      <div className="op-side" />
    </div>
  );
}
