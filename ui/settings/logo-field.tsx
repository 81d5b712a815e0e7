"use client";

import { type ChangeEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { CompanyRecord } from "@/common/identity/records";
import { Button } from "@/ui/kit/button";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { perform } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { CompanyMark } from "./company-mark";
import { shrinkLogo } from "./shrink-logo";
import { useTold } from "./use-told";

type Props = { readonly company: CompanyRecord; readonly readOnly: boolean };

/** The company's logo: chosen, made small here, sent at once. */
export function LogoField({ company, readOnly }: Props) {
  const t = useTranslations("settings.companyPage");
  const id = useId();
  const { busy, refused, choose, remove } = useLogo();
  return (
    <div className="se-logo">
      <CompanyMark company={company} />
      <div className="se-way">
        <span className="edit-label" id={`${id}-label`}>
          {t("logo")}
        </span>
        {!readOnly && (
          <span className="se-buttons">
            <label className="btn" data-busy={busy || undefined}>
              <input
                type="file"
                className="sr"
                accept="image/png,image/jpeg,image/webp,image/svg+xml"
                disabled={busy}
                aria-describedby={`${id}-note`}
                onChange={(event) => void choose(event)}
              />
              {company.logo ? t("logoOther") : t("logoChoose")}
            </label>
            {company.logo && (
              <Button look="plain" onClick={() => void remove()}>
                {t("logoRemove")}
              </Button>
            )}
          </span>
        )}
        <p id={`${id}-note`} className={refused ? "f13 bad" : "f13 sec"} role={refused ? "alert" : undefined}>
          {refused ?? t("logoHint")}
        </p>
      </div>
    </div>
  );
}

function useLogo() {
  const refusalText = useRefusalText();
  const { problem, told } = useTold();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem>(null);
  const send = async (file: File): Promise<Problem> => {
    const made = await shrinkLogo(file);
    if ("problem" in made) return refusalText({ reason: made.problem });
    return problem(perform("identity.company.setLogo", { image: made.png }));
  };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const field = event.currentTarget;
    const file = field.files?.[0];
    if (!file) return;
    setBusy(true);
    setRefused(await send(file));
    setBusy(false);
    // The same file may be chosen again.
    field.value = "";
  };
  return {
    ...{ busy, refused, choose },
    remove: () => told(perform("identity.company.setLogo", { image: null })),
  };
}
