"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { Sheet } from "@/ui/kit/sheet";
import { HuePicker } from "./hue-picker";
import { NameField } from "./name-field";

type Props = {
  readonly thing: { readonly id: string; readonly name: string; readonly hue: number };
  /** Such as `stage`: where drafts of its name are kept. */
  readonly kind: string;
  readonly max: number;
  readonly mayChange: boolean;
  readonly rename: (name: string) => Promise<Problem>;
  readonly recolour: (hue: number) => void;
  readonly children: ReactNode;
  readonly close: () => void;
};

/** One thing with a name and a colour, a stage or a team: every change is saved as it is made. */
export function ThingSheet({ thing, kind, max, mayChange, rename, recolour, children, close }: Props) {
  const t = useTranslations("settings");
  return (
    <Sheet
      open
      onClose={close}
      title={thing.name}
      footer={
        <Button look="primary" onClick={close}>
          {t("done")}
        </Button>
      }
    >
      <NameField
        label={t("name")}
        of={`${kind}/${thing.id}`}
        value={thing.name}
        max={max}
        readOnly={!mayChange}
        save={rename}
      />
      <HuePicker label={t("colour")} value={thing.hue} readOnly={!mayChange} change={recolour} />
      {children}
    </Sheet>
  );
}
