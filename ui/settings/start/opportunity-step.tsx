"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";

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
        <pre className="st-code">
          <code>npm run import -- DIR --dry-run{"\n"}npm run import -- DIR</code>
        </pre>
        <p className="f14 sec">{t("importFiles")}</p>
      </section>
      <div className="st-foot">
        <Button look="plain" onClick={pass}>
          {t("skipToBoard")}
        </Button>
      </div>
    </>
  );
}
