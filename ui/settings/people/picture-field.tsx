"use client";

import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Face } from "@/ui/kit/face";
import { perform } from "@/ui/live/outbox";
import { useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { useTold } from "../use-told";
import { smallJpeg } from "./small-jpeg";

/** The person's own picture: chosen, cut and made small here, shown to everybody at once. */
export function PictureField() {
  const t = useTranslations("settings.profile");
  const me = useMe();
  const picture = useRecord("identity.person", me.id)?.picture ?? me.picture;
  const input = useRef<HTMLInputElement>(null);
  const { problem } = useTold();
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (next: string | null) => {
    setBusy(true);
    setWrong(await problem(perform("identity.person.setPicture", { picture: next })));
    setBusy(false);
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const small = await smallJpeg(file);
    if (small === null) setWrong(t("notAPicture"));
    else await send(small);
  };
  return (
    <div className="se-fact">
      <span className="edit-label">{t("picture")}</span>
      <span className="se-picture">
        <Face name={me.name} colour={me.colour} picture={picture} size="huge" silent />
        <Button busy={busy} onClick={() => input.current?.click()}>
          {picture ? t("changePicture") : t("choosePicture")}
        </Button>
        {picture && (
          <Button look="plain" onClick={() => void send(null)}>
            {t("removePicture")}
          </Button>
        )}
      </span>
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label={t("picture")}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {wrong && (
        <p className="f13 bad" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
