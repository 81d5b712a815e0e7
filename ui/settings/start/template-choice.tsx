"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { type TemplateKey, templateKeys } from "@/common/crm/stage-templates";
import type { DraftBoard } from "./use-draft-board";

/** Ways of selling, each with what it is for. */
export function TemplateChoice({ draft }: { readonly draft: DraftBoard }) {
  const t = useTranslations("settings.start");
  const name = useId();
  return (
    <fieldset className="st-templates">
      <legend className="edit-label">{t("template")}</legend>
      {templateKeys.map((key: TemplateKey) => (
        <label key={key} className="st-template">
          <input type="radio" name={name} checked={draft.key === key} onChange={() => draft.choose(key)} />
          <span className="m">{t(`templates.${key}.title`)}</span>
          <span className="f13 sec">{t(`templates.${key}.text`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
