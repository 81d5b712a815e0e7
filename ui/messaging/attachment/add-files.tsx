"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";

type Props = {
  /** Null where this person may not. */
  readonly add: ((files: readonly File[]) => void) | null;
  readonly count: number;
  readonly children: ReactNode;
};

/** The section of a record's files: chosen by the button, or dropped anywhere on it. */
export function AddFiles({ add, count, children }: Props) {
  const t = useTranslations("crm.timeline.files");
  const headingId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <section
      className="at-section"
      aria-labelledby={headingId}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!add || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!add || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        add([...event.dataTransfer.files]);
      }}
    >
      <div className="sect">
        <h2 id={headingId}>{t("files")}</h2>
        {count > 0 && <span className="bdg">{count}</span>}
        <span className="grow" />
        {add && (
          <>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              aria-label={t("add")}
              onChange={(event) => {
                add([...(event.target.files ?? [])]);
                event.target.value = "";
              }}
            />
            <Button look="plain" icon="plus" title={t("addHint")} onClick={() => input.current?.click()}>
              {t("add")}
            </Button>
          </>
        )}
      </div>
      {children}
    </section>
  );
}
