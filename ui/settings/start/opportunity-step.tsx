"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { LinkButton } from "@/ui/kit/link-button";

type Props = { readonly pass: () => void; readonly form: (created: () => void) => ReactNode };

/** The first opportunity, right here; and how existing data comes in. */
export function OpportunityStep({ pass, form }: Props) {
  const t = useTranslations("settings.start");
  return (
    <>
      <div className="group se-form">{form(pass)}</div>
      <section className="group se-form" aria-labelledby="st-import">
        <h3 id="st-import" className="m">
          {t("importTitle")}
        </h3>
        <p className="f14 sec">{t("importText")}</p>
        <div>
          <LinkButton href="/settings/import">{t("importOpen")}</LinkButton>
        </div>
      </section>
      <div className="st-foot">
        <Button look="plain" onClick={pass}>
          {t("skipToBoard")}
        </Button>
      </div>
    </>
  );
}
