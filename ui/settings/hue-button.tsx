"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Sheet } from "@/ui/kit/sheet";
import { Swatch } from "@/ui/kit/tag";
import { HuePicker } from "./hue-picker";

type Props = {
  readonly label: string;
  readonly value: number;
  readonly change: (hue: number) => void;
  readonly readOnly: boolean;
};

/** The square of a thing; pressing it offers the others. */
export function HueButton({ label, value, change, readOnly }: Props) {
  const t = useTranslations("settings");
  const [open, setOpen] = useState(false);
  if (readOnly) {
    return (
      <span className="se-square">
        <Swatch hue={value} />
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        className="ib se-square"
        aria-haspopup="dialog"
        aria-label={label}
        onClick={() => setOpen(true)}
      >
        <Swatch hue={value} />
      </button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={label}
        footer={
          <Button look="primary" onClick={() => setOpen(false)}>
            {t("done")}
          </Button>
        }
      >
        <HuePicker label={t("colour")} value={value} change={change} />
      </Sheet>
    </>
  );
}
