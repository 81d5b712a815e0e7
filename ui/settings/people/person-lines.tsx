"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { PersonRecord } from "@/common/identity/records";
import { Face } from "@/ui/kit/face";
import { Icon } from "@/ui/kit/icon";
import { useMe } from "@/ui/live/session";
import { useTeamText } from "../use-team-text";

type Props = {
  readonly person: PersonRecord;
  /** Null where nothing of them can be changed. */
  readonly open: (() => void) | null;
  /** A line below the others. */
  readonly children?: ReactNode;
};

/** Somebody's face and what they are here, which opens what can be changed of them. */
export function PersonLines({ person, open, children }: Props) {
  const t = useTranslations("settings.people");
  const me = useMe();
  const teamText = useTeamText();
  const inside = (
    <>
      <Face name={person.name} colour={person.colour} picture={person.picture} size="large" silent />
      <span className="se-text">
        <span className="m t1">
          {person.name}
          {person.id === me.id && <span className="sec"> · {t("you")}</span>}
        </span>
        <span className="f14 sec">
          {t(`roles.${person.role}`)} · {teamText(person)}
        </span>
        <span className="f13 mut t1">{person.email}</span>
        {children}
      </span>
      {open && <Icon name="right" size="small" />}
    </>
  );
  if (!open) return <div className="se-link">{inside}</div>;
  return (
    <button
      type="button"
      className="se-link"
      aria-haspopup="dialog"
      aria-label={t("edit", { name: person.name })}
      onClick={open}
    >
      {inside}
    </button>
  );
}
