"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { PersonRecord } from "@/common/identity/records";
import { Face } from "@/ui/kit/face";
import { Icon } from "@/ui/kit/icon";
import { useMe } from "@/ui/live/session";
import { useTeamText } from "../use-team-text";

type Props = {
  readonly person: PersonRecord;
  /** Null where nothing of them can be changed: they can be written to. */
  readonly open: (() => void) | null;
  /** The one who is meant: brought into sight, with the focus. */
  readonly sought?: boolean;
  /** A line below the others. */
  readonly children?: ReactNode;
};

/** Somebody's face and what they are here, which opens what can be changed of them, or a mail to them. */
export function PersonLines({ person, open, sought = false, children }: Props) {
  const t = useTranslations("settings.people");
  const me = useMe();
  const teamText = useTeamText();
  const place = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (!sought) return;
    place.current?.scrollIntoView({ block: "center" });
    place.current?.focus({ preventScroll: true });
  }, [sought]);
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
      {(open || person.active) && <Icon name={open ? "right" : "mail"} size="small" />}
    </>
  );
  if (!open && !person.active) return <div className="se-link">{inside}</div>;
  if (!open) {
    return (
      <a
        ref={place}
        className="se-link"
        href={`mailto:${person.email}`}
        aria-label={t("write", { name: person.name })}
      >
        {inside}
      </a>
    );
  }
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
