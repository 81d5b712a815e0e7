"use client";

import { useTranslations } from "use-intl";
import type { OpportunityRecord } from "@/common/crm/records";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import { useAnswer } from "@/ui/live/answers";
import { api } from "@/ui/trpc";
import { useEditing } from "./editing";

/** One of the people who work for the customer. */
export function ContactField({ record }: { readonly record: OpportunityRecord }) {
  const t = useTranslations("crm.page");
  const { readOnly, waiting, save } = useEditing();
  const people = useAnswer(`people-of/${record.customerId}`, () => peopleOf(record.customerId));
  const chosen = record.contact;
  const choices = (people.value ?? []).map((contact) => ({
    value: contact.id,
    label: contact.jobTitle ? `${contact.name}, ${contact.jobTitle}` : contact.name,
  }));
  const isListed = chosen === null || choices.some((choice) => choice.value === chosen.id);
  if (choices.length === 0 && chosen === null) return null;
  return (
    <EditChoice
      label={t("fields.contactId")}
      value={record.contactId ?? ""}
      readOnly={readOnly}
      waiting={waiting.has("contactId")}
      choices={[
        { value: "", label: t("none") },
        ...(isListed ? [] : [{ value: chosen.id, label: chosen.name }]),
        ...choices,
      ]}
      save={(next) => save("contactId", next || null, record.contactId)}
    />
  );
}

async function peopleOf(customerId: string | null) {
  if (customerId === null) return [];
  const page = await api.partners.partner.list.query({ parentId: customerId, form: "person", limit: 100 });
  return page.rows;
}
