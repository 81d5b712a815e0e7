"use client";

import { useTranslations } from "use-intl";
import { useSync } from "@/ui/live/status";
import { ColourField } from "./colour-field";
import { ContactField } from "./contact-field";
import { CustomerField } from "./customer-field";
import { DescriptionField } from "./description-field";
import { useEditing } from "./editing";
import { LineField } from "./line-field";
import { EmailField, PhoneField } from "./link-fields";
import { OriginFields } from "./origin-fields";
import { OwnerField, TeamField } from "./people-fields";
import { RecurringFields } from "./recurring-fields";
import { TagsField } from "./tags-field";

/** Everything else, field by field. */
export function Fields() {
  const t = useTranslations("crm.page");
  const { record } = useEditing();
  return (
    <div className="op-fields">
      <section className="group" aria-label={t("customerGroup")}>
        <CustomerField />
        {record ? (
          <>
            <ContactField record={record} />
            <LineField field="contactName" />
            <EmailField record={record} />
            <PhoneField record={record} />
          </>
        ) : (
          <NotHeld />
        )}
      </section>
      <section className="group" aria-label={t("dealGroup")}>
        <RecurringFields />
        <TeamField />
        <OwnerField />
        <TagsField />
        <ColourField />
        {record && <OriginFields record={record} />}
        {record && <DescriptionField record={record} />}
      </section>
    </div>
  );
}

/** The boxes of what is still to come; offline it says that it cannot. */
function NotHeld() {
  const t = useTranslations("crm.page");
  const offline = useSync().state === "offline";
  if (offline) return <p className="op-not-held edit-line f14 sec">{t("notHeldText")}</p>;
  return (
    <div aria-busy="true">
      {["contact", "name", "mail", "phone"].map((row) => (
        <div key={row} className="edit edit-row">
          <span className="skel op-skel-label" />
          <span className="skel op-skel-value" />
        </div>
      ))}
    </div>
  );
}
