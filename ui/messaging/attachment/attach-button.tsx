"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";

type Props = { readonly add: (files: readonly File[]) => void };

/** On a phone it offers the camera, the pictures and the files. */
export function AttachButton({ add }: Props) {
  const t = useTranslations("crm.timeline.files");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("attach")}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <IconButton
        icon="clip"
        label={t("attach")}
        title={t("attachHint")}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => input.current?.click()}
      />
    </>
  );
}
