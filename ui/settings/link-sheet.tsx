"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Sheet } from "@/ui/kit/sheet";
import { toast } from "@/ui/kit/toast";

type Props = {
  readonly name: string;
  /** Path and fragment, as the server made it. */
  readonly link: string;
  readonly close: () => void;
};

/** The one-time link, to be copied and handed over; it is shown only now. */
export function LinkSheet({ name, link, close }: Props) {
  const t = useTranslations("settings");
  const field = useRef<HTMLInputElement>(null);
  const whole = location.origin + link;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(whole);
      toast({ text: t("people.copied") });
    } catch {
      // Over plain http there is no clipboard: the link is marked, so that one key copies it.
      field.current?.select();
    }
  };
  return (
    <Sheet
      open
      onClose={close}
      title={t("people.linkTitle", { name })}
      footer={
        <>
          <Button onClick={close}>{t("close")}</Button>
          <Button look="primary" icon="copy" onClick={() => void copy()}>
            {t("people.copy")}
          </Button>
        </>
      }
    >
      <p>{t("people.linkText")}</p>
      <input
        ref={field}
        className="inp"
        aria-label={t("people.linkLabel")}
        readOnly
        value={whole}
        onFocus={(event) => event.target.select()}
      />
    </Sheet>
  );
}
