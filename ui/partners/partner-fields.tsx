"use client";

import { useTranslations } from "use-intl";
import { contactMark, mailOf, mapOf, smsOf, telOf, webOf } from "@/ui/kit/contact-links";
import { CountryField, LanguageField } from "./code-fields";
import { usePartnerEditing } from "./editing";
import { LinkBehind } from "./link-behind";
import { ParentField } from "./parent-field";
import { PartnerText } from "./partner-text";

/** How to reach them, where they are, and what the papers say. */
export function PartnerFields() {
  const t = useTranslations("partners.page");
  const { record } = usePartnerEditing();
  const { email, phone, website } = record;
  const map = mapOf(record);
  const mark = contactMark("partners.partner", record.id);
  return (
    <div className="pp-fields">
      <section className="group" aria-label={t("contactGroup")}>
        <PartnerText
          field="phone"
          kind="tel"
          trailing={
            phone && (
              <>
                <LinkBehind
                  mark={mark}
                  href={smsOf(phone)}
                  icon="message"
                  label={t("text", { number: phone })}
                />
                <LinkBehind
                  mark={mark}
                  href={telOf(phone)}
                  icon="phone"
                  label={t("call", { number: phone })}
                />
              </>
            )
          }
        />
        <PartnerText
          field="email"
          kind="email"
          trailing={
            email && (
              <LinkBehind
                mark={mark}
                href={mailOf(email)}
                icon="mail"
                label={t("write", { address: email })}
              />
            )
          }
        />
        <PartnerText
          field="website"
          kind="url"
          trailing={
            website && (
              <LinkBehind href={webOf(website)} icon="link" label={t("visit", { address: website })} away />
            )
          }
        />
        {record.form === "person" && <PartnerText field="jobTitle" />}
        <ParentField />
      </section>
      <section className="group" aria-label={t("addressGroup")}>
        <PartnerText
          field="street"
          trailing={map && <LinkBehind mark={mark} href={map} icon="pin" label={t("map")} away />}
        />
        <PartnerText field="postalCode" />
        <PartnerText field="city" />
        <CountryField />
      </section>
      <section className="group" aria-label={t("companyGroup")}>
        <LanguageField />
        {record.form === "company" && <PartnerText field="taxId" />}
      </section>
    </div>
  );
}
