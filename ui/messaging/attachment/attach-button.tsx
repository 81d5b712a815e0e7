"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import "./attachment.css";

type Props = { readonly add: (files: readonly File[]) => void };

/** Files of the device; on one that is held in the hand also the camera, straight away. */
export function AttachButton({ add }: Props) {
  const t = useTranslations("crm.timeline.files");
  return (
    <>
      <span className="at-camera">
        <Choose icon="camera" label={t("camera")} title={t("camera")} add={add} isCamera />
      </span>
      <Choose icon="clip" label={t("attach")} title={t("attachHint")} add={add} />
    </>
  );
}

type ChooseProps = Props & {
  readonly icon: "camera" | "clip";
  readonly label: string;
  readonly title: string;
  readonly isCamera?: boolean;
};

function Choose({ icon, label, title, add, isCamera }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        {...(isCamera ? { accept: "image/*", capture: "environment" as const } : { multiple: true })}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <IconButton
        icon={icon}
        label={label}
        title={title}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => input.current?.click()}
      />
    </>
  );
}
