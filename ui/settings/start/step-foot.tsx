"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";

type Props = {
  /** The one button that goes on, where it is not "Continue". */
  readonly children?: ReactNode;
  readonly pass: () => void;
};

/** Going on, and going on without. */
export function StepFoot({ children, pass }: Props) {
  const t = useTranslations("settings.start");
  return (
    <div className="st-foot">
      {children ?? (
        <Button look="primary" size="large" onClick={pass}>
          {t("continue")}
        </Button>
      )}
      {children && (
        <Button look="plain" onClick={pass}>
          {t("skip")}
        </Button>
      )}
    </div>
  );
}
