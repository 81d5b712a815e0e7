"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "@/ui/kit/format";
import { Icon } from "@/ui/kit/icon";
import { useRecord } from "@/ui/live/records";
import type { Conflict } from "./conflict";
import { useEditing } from "./editing";
import { useFieldText } from "./field-text";

const conflictAnchor = "conflict";

/** Before, theirs (on record) and mine (kept here), with two equal ways out. */
export function ConflictBlock({ conflict }: { readonly conflict: Conflict }) {
  const t = useTranslations("crm.page");
  const { settle, conflicts } = useEditing();
  const { time } = useFormat();
  const textOf = useFieldText();
  const author = useRecord("identity.person", conflict.by ?? "");
  const name = author?.name.split(" ")[0];
  const field = t(`fields.${conflict.field}`);
  const read = (value: unknown) => textOf(conflict.field, value);
  const isFirst = conflicts[0]?.field === conflict.field;
  const place = useSought(isFirst);
  const mine = useMine(conflict) ?? read(conflict.mine);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and legend
    <div
      ref={place}
      id={isFirst ? conflictAnchor : undefined}
      tabIndex={-1}
      className="op-conflict"
      role="group"
      aria-label={t("conflict.label", { field })}
    >
      <div className="op-conflict-head" role="alert">
        <Icon name="warning" size="small" />
        <span className="m">
          {name && conflict.at
            ? t("conflict.title", { field, name, time: time(conflict.at) })
            : t("conflict.titleUnknown", { field })}
        </span>
      </div>
      <dl>
        <dt>{t("conflict.before")}</dt>
        <dd className="sec">
          <s>{read(conflict.base)}</s>
        </dd>
        <dt>{name ? t("conflict.theirs", { name }) : t("conflict.theirsUnknown")}</dt>
        <dd>
          <b className="m">{read(conflict.theirs)}</b> <span className="mut">· {t("conflict.onRecord")}</span>
        </dd>
        <dt>{t("conflict.yours")}</dt>
        <dd>
          <b className="m">{mine}</b> <span className="mut">· {t("conflict.keptHere")}</span>
        </dd>
      </dl>
      <div className="op-conflict-ways">
        <button type="button" className="btn" onClick={() => settle(conflict, "theirs")}>
          {name ? t("conflict.keepTheirs", { name }) : t("conflict.keepTheirsUnknown")}
        </button>
        <button type="button" className="btn" onClick={() => settle(conflict, "mine")}>
          {t("conflict.useMine")}
        </button>
      </div>
    </div>
  );
}

/** Whoever comes from the tray to choose is taken to the first of them. */
function useSought(isFirst: boolean) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isFirst || location.hash !== `#${conflictAnchor}`) return;
    place.current?.scrollIntoView({ block: "center" });
    place.current?.focus({ preventScroll: true });
  }, [isFirst]);
  return place;
}

/** Won and lost are told as such: there is no stage to name. */
function useMine({ command }: Conflict): string | null {
  const t = useTranslations("live.commands.crm.opportunity");
  if (command === "crm.opportunity.win") return t("win");
  return command === "crm.opportunity.lose" ? t("lose") : null;
}
