"use client";

import { useLocale, useTranslations } from "use-intl";
import { PartnerName } from "./partner-name";

type Props = { readonly field: string; readonly value: unknown };

/** A value of a partner's history as a person reads it. */
export function PartnerValue({ field, value }: Props) {
  const t = useTranslations("partners");
  const locale = useLocale();
  if (value === null || value === undefined || value === "") return t("empty");
  const text = String(value);
  if (field === "parentId") return <PartnerName id={text} />;
  if (field === "kinds") return t(`kinds.${text as "customer"}`);
  if (field === "country") return new Intl.DisplayNames(locale, { type: "region" }).of(text) ?? text;
  if (field === "language") return new Intl.DisplayNames(locale, { type: "language" }).of(text) ?? text;
  return text;
}
