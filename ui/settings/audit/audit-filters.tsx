"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { SelectField, TextField } from "@/ui/kit/field";
import { later } from "@/ui/kit/later";
import { useRecords } from "@/ui/live/records";
import { type AuditQuery, groupNames, showAuditQuery } from "./audit-query";

const AuditExport = later(() => import("./audit-export").then((file) => file.AuditExport));

type Props = { readonly query: AuditQuery };

/** By kind, by person (what they did and what was done to them), by days. */
export function AuditFilters({ query }: Props) {
  const t = useTranslations("settings.audit");
  const kit = useTranslations("kit");
  const [exporting, setExporting] = useState(false);
  const people = useRecords("identity.person");
  const put = (change: Partial<Record<keyof AuditQuery, string | null>>) =>
    showAuditQuery({ ...query, ...change } as AuditQuery);
  const isFiltered = Object.values(query).some((value) => value !== null);
  return (
    <search className="se-audit-filters" aria-label={t("filters")}>
      <SelectField
        label={t("kind")}
        value={query.group ?? ""}
        onChange={(event) => put({ group: event.target.value || null })}
      >
        <option value="">{t("everything")}</option>
        {groupNames.map((name) => (
          <option key={name} value={name}>
            {t(`groups.${name}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("person")}
        value={query.person ?? ""}
        onChange={(event) => put({ person: event.target.value || null })}
      >
        <option value="">{t("everybody")}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t("from")}
        type="date"
        value={query.from ?? ""}
        max={query.to ?? undefined}
        onChange={(event) => put({ from: event.target.value || null })}
      />
      <TextField
        label={t("to")}
        type="date"
        value={query.to ?? ""}
        min={query.from ?? undefined}
        onChange={(event) => put({ to: event.target.value || null })}
      />
      {isFiltered && (
        <Button look="plain" onClick={() => put({ group: null, person: null, from: null, to: null })}>
          {t("clear")}
        </Button>
      )}
      <Button icon="download" aria-haspopup="dialog" onClick={() => setExporting(true)}>
        {kit("export.action")}
      </Button>
      {exporting && <AuditExport query={query} close={() => setExporting(false)} />}
    </search>
  );
}
