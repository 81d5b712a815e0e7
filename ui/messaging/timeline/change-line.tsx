"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FieldChange } from "@/common/messaging/timeline";
import type { TimelineEntity } from "@/common/messaging/timeline-entity";
import { OpportunityValue } from "./opportunity-value";
import { PartnerValue } from "./partner-value";
import { SetChange } from "./set-change";

type Props = { readonly change: FieldChange; readonly entity: TimelineEntity };

/** One field: before → after. */
export function ChangeLine({ change, entity }: Props) {
  return entity === "crm.opportunity" ? (
    <OpportunityChange change={change} />
  ) : (
    <PartnerChange change={change} />
  );
}

type FieldProps = { readonly change: FieldChange };

function OpportunityChange({ change }: FieldProps) {
  const t = useTranslations("crm.page.fields");
  // Fields of a later version of the product are still shown, by their own name.
  const label = t.has(change.field as "name") ? t(change.field as "name") : change.field;
  const read = (value: unknown) => (
    <OpportunityValue field={change.field} value={value} names={change.names} />
  );
  return <Line label={label} change={change} read={read} />;
}

function PartnerChange({ change }: FieldProps) {
  const t = useTranslations("partners.fields");
  const label = t.has(change.field as "name") ? t(change.field as "name") : change.field;
  const read = (value: unknown) => <PartnerValue field={change.field} value={value} />;
  return <Line label={label} change={change} read={read} />;
}

type LineProps = FieldProps & { readonly label: string; readonly read: (value: unknown) => ReactNode };

function Line({ label, change, read }: LineProps) {
  const t = useTranslations("crm.timeline");
  const { before, after } = change;
  if (Array.isArray(before) || Array.isArray(after)) {
    return <SetChange label={label} before={before} after={after} read={read} />;
  }
  return (
    <p className="tl-change sec f14">
      {label} <s className="num">{read(before)}</s> <span aria-hidden="true">→</span>
      <span className="sr">{t("arrow")}</span> <span className="num tl-after">{read(after)}</span>
    </p>
  );
}
