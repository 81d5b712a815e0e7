"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { type PartnerForm, type PartnerKind, partnerForms } from "@/common/partners/partner";
import type { PartnerRecord } from "@/common/partners/records";
import { Button } from "@/ui/kit/button";
import { TextField } from "@/ui/kit/field";
import { Segmented } from "@/ui/kit/segmented";
import { Sheet } from "@/ui/kit/sheet";
import { toast } from "@/ui/kit/toast";
import { newId } from "@/ui/live/new-id";
import { useRefusalText } from "@/ui/live/refusal-text";
import { KindChips } from "./kind-chips";
import { usePartnerParsers } from "./parsers";
import { createPartner } from "./partner-commands";

type Props = {
  readonly name: string;
  readonly close: () => void;
  /** A person who works there. */
  readonly company?: PartnerRecord;
};

/** Asks for the least it can: only the name is needed. */
export function NewPartnerSheet({ name: typed, close, company }: Props) {
  const t = useTranslations("partners");
  const router = useRouter();
  const refusalText = useRefusalText();
  const parsers = usePartnerParsers();
  const formId = useId();
  const [form, setForm] = useState<PartnerForm>(company ? "person" : "company");
  const [kinds, setKinds] = useState<readonly PartnerKind[]>(company ? [] : ["customer"]);
  const [text, setText] = useState({ name: typed, email: "", phone: "", city: "", jobTitle: "" });
  const [tried, setTried] = useState(false);
  const parsed = { name: parsers.name(text.name), email: parsers.email(text.email) };
  const problemOf = (field: "name" | "email") =>
    tried && "problem" in parsed[field] ? parsed[field].problem : undefined;
  const put = (field: keyof typeof text) => ({
    label: t(`newSheet.${field}`),
    value: text[field],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => setText({ ...text, [field]: event.target.value }),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!("value" in parsed.name) || !("value" in parsed.email)) return;
    const id = newId();
    const sent = createPartner({
      id,
      form,
      name: parsed.name.value,
      kinds: [...kinds],
      email: parsed.email.value,
      phone: text.phone.trim() || null,
      ...(form === "company"
        ? { city: text.city.trim() || null }
        : { jobTitle: text.jobTitle.trim() || null }),
      ...(company ? { parentId: company.id } : {}),
    });
    void sent.then((outcome) => outcome.ok || toast({ text: refusalText(outcome) }));
    toast({ text: t("newSheet.created", { name: parsed.name.value }) });
    close();
    if (!company) router.push(`/partners/${id}`);
  };

  return (
    <Sheet
      open
      onClose={close}
      title={company ? t("newSheet.titleContact", { company: company.name }) : t("newSheet.title")}
      footer={
        <>
          <Button onClick={close}>{t("newSheet.cancel")}</Button>
          <Button look="primary" type="submit" form={formId}>
            {t("newSheet.create")}
          </Button>
        </>
      }
    >
      <form id={formId} className="pa-form-grid" onSubmit={submit} noValidate>
        {!company && (
          <Segmented
            label={t("newSheet.form")}
            value={form}
            options={partnerForms.map((value) => ({ value, label: t(`forms.${value}`) }))}
            onChange={setForm}
          />
        )}
        <TextField {...put("name")} maxLength={200} error={problemOf("name")} required />
        {form === "person" && <TextField {...put("jobTitle")} maxLength={120} />}
        <TextField
          {...put("email")}
          type="email"
          inputMode="email"
          maxLength={320}
          error={problemOf("email")}
        />
        <TextField {...put("phone")} type="tel" inputMode="tel" maxLength={60} />
        {form === "company" && <TextField {...put("city")} maxLength={120} />}
        {!company && <KindChips kinds={kinds} change={setKinds} />}
      </form>
    </Sheet>
  );
}
