"use client";

import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import type { ImportSettings } from "@/common/import/settings";
import { SelectField } from "@/ui/kit/field";
import { useRecords } from "@/ui/live/records";
import type { Preparing } from "./prepare-run";

type Missing = keyof ImportSettings["missing"];
type Named = { readonly id: string; readonly name: string };

/** What an opportunity gets whose row names no stage, team or rep. */
export function MissingFields({ settings, change }: Preparing) {
  const t = useTranslations("import");
  const stages = useRecords("crm.stage").filter(({ isWon }) => !isWon);
  const teams = useRecords("identity.salesTeam").filter(({ active }) => active);
  const people = useRecords("identity.person").filter(({ active, role }) => active && rights[role].write);
  if (settings.kind !== "opportunity") return null;
  const lists: readonly (readonly [Missing, readonly Named[]])[] = [
    ["stage", stages],
    ["team", teams],
    ["owner", people],
  ];
  return (
    <section aria-labelledby="im-missing">
      <div className="sect">
        <h2 id="im-missing">{t("missing")}</h2>
      </div>
      <div className="group im-box im-grid">
        {lists.map(([field, list]) => (
          <SelectField
            key={field}
            label={t(`fields.${field}`)}
            value={settings.missing[field] ?? ""}
            onChange={(event) =>
              void change({ missing: { ...settings.missing, [field]: event.target.value || null } })
            }
          >
            <option value="">{t(field === "stage" ? "firstStage" : "nothing")}</option>
            {list.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
    </section>
  );
}
