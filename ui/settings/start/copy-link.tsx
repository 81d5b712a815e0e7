"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { toast } from "@/ui/kit/toast";

/** A one-time link in full, to be copied and handed over. */
export function CopyLink({ name, link }: { readonly name: string; readonly link: string }) {
  const t = useTranslations("settings");
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      toast({ text: t("people.copied") });
    } catch {
      // Over plain http there is no clipboard: the link is marked, so that one key copies it.
      field.current?.select();
    }
  };
  return (
    <span className="st-link">
      <input
        ref={field}
        className="inp"
        aria-label={t("start.linkFor", { name })}
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <Button icon="copy" onClick={() => void copy()}>
        {t("people.copy")}
      </Button>
    </span>
  );
}
