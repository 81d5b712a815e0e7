"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { KeptRecord } from "@/common/import/records";
import { useAnswer } from "@/ui/live/answers";
import { api } from "@/ui/trpc";

/** What undoing left, and why. */
export function KeptList({ id }: { readonly id: string }) {
  const t = useTranslations("import");
  const kept = useAnswer(`import/${id}/kept`, () => api.import.kept.query({ id })).value;
  if (!kept || kept.length === 0) return null;
  return (
    <section aria-labelledby="im-kept">
      <div className="sect">
        <h2 id="im-kept">{t("keptTitle")}</h2>
      </div>
      <KeptRecords records={kept} />
    </section>
  );
}

const pathOf: Record<string, string> = {
  "crm.opportunity": "/opportunities",
  "partners.partner": "/partners",
};

export function KeptRecords({ records }: { readonly records: readonly KeptRecord[] }) {
  const t = useTranslations("import");
  return (
    <ul className="group">
      {records.map(({ entity, recordId, name, why }) => (
        <li key={recordId} className="se-line">
          <span className="se-text">
            {pathOf[entity] && name ? (
              <Link className="m" prefetch={false} href={`${pathOf[entity]}/${recordId}`}>
                {name}
              </Link>
            ) : (
              <span className="m">{name || t("nameless")}</span>
            )}
            <span className="f14 sec">{t(`why.${why}`)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
