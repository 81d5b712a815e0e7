"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import { toast } from "@/ui/kit/toast";
import { type Recognition, recognition, said } from "./recognition";
import { applyEdit, selected } from "./text-edits";

type Props = { readonly box: RefObject<HTMLTextAreaElement | null> };

/** Writes down what is said, where the browser can: at the place of the cursor, sentence by sentence. */
export function DictateButton({ box }: Props) {
  const t = useTranslations("crm.timeline.dictation");
  const language = useLocale();
  const heard = useRef<Recognition | null>(null);
  const [isListening, setListening] = useState(false);
  useEffect(() => () => heard.current?.abort(), []);
  if (!recognition()) return null;
  const begin = () => {
    const Given = recognition();
    if (!Given) return;
    const listening = new Given();
    Object.assign(listening, { lang: language, continuous: true, interimResults: false });
    listening.addEventListener("result", (event) => write(box.current, said(event)));
    listening.addEventListener("error", (event) => {
      // Silence is none of them.
      if (!("error" in event) || event.error === "no-speech" || event.error === "aborted") return;
      toast({ text: t(event.error === "not-allowed" ? "notAllowed" : "failed") });
    });
    listening.addEventListener("end", () => setListening(false));
    heard.current = listening;
    listening.start();
    setListening(true);
  };
  return (
    <IconButton
      icon="microphone"
      label={t(isListening ? "stop" : "start")}
      title={t("hint")}
      size="small"
      aria-pressed={isListening}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => (isListening ? heard.current?.stop() : begin())}
    />
  );
}

function write(box: HTMLTextAreaElement | null, words: string): void {
  if (!box || words === "") return;
  const { value, start, end } = selected(box);
  const before = value[start - 1];
  const text = before === undefined || /\s/.test(before) ? words : ` ${words}`;
  applyEdit(box, { from: start, to: end, text, select: [text.length, text.length] });
}
