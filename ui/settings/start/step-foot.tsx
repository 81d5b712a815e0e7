"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";

type Props = {
  /** The one button that goes on, where it is not "Continue". */
  readonly children?: ReactNode;
  readonly pass: () => void;
};

/** Going on, and going on without. What was typed and not added yet is added first, so that what comes of it is seen. */
export function StepFoot({ children, pass }: Props) {
  const t = useTranslations("settings.start");
  return (
    <div className="st-foot">
      {children ?? (
        <Button
          look="primary"
          size="large"
          onClick={(event) => {
            if (!addTyped(event.currentTarget.closest(".st-step"))) pass();
          }}
        >
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

function addTyped(step: Element | null): boolean {
  const forms = [...(step?.querySelectorAll("form") ?? [])];
  const typed = forms.find((form) =>
    [...form.querySelectorAll("input")].some((input) => input.value.trim() !== ""),
  );
  typed?.requestSubmit();
  return typed !== undefined;
}
