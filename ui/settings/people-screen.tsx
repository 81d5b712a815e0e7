"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PersonRecord } from "@/common/identity/records";
import { rights } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import { Face } from "@/ui/kit/face";
import { Icon } from "@/ui/kit/icon";
import { useRecord, useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { AddPersonSheet } from "./add-person-sheet";
import { LinkSheet } from "./link-sheet";
import { PersonSheet } from "./person-sheet";
import { SettingsFrame } from "./settings-frame";
import { useTeamText } from "./use-team-text";

/** Who works here; administrators add people and say what they may see. */
export function PeopleScreen() {
  const t = useTranslations("settings");
  const people = useRecords("identity.person");
  const mayChange = rights[useMe().role].administer;
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const [link, setLink] = useState<{ readonly name: string; readonly link: string } | null>(null);
  const open = useRecord("identity.person", openId ?? "");
  const working = people.filter((person) => person.active);
  const left = people.filter((person) => !person.active);
  const list = (of: readonly PersonRecord[]) => (
    <ul className="group">
      {of.map((person) => (
        <PersonRow key={person.id} person={person} open={mayChange ? () => setOpenId(person.id) : null} />
      ))}
    </ul>
  );
  return (
    <SettingsFrame title={t("pages.people.title")} needs="administer">
      {mayChange && (
        <div className="se-actions">
          <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
            {t("people.add")}
          </Button>
        </div>
      )}
      {list(working)}
      {left.length > 0 && (
        <section aria-labelledby="se-left">
          <div className="sect">
            <h2 id="se-left">{t("people.inactivePeople")}</h2>
          </div>
          {list(left)}
        </section>
      )}
      {adding && <AddPersonSheet close={() => setAdding(false)} showLink={setLink} />}
      {open && <PersonSheet person={open} close={() => setOpenId(null)} showLink={setLink} />}
      {link && <LinkSheet {...link} close={() => setLink(null)} />}
    </SettingsFrame>
  );
}

type RowProps = { readonly person: PersonRecord; readonly open: (() => void) | null };

function PersonRow({ person, open }: RowProps) {
  const t = useTranslations("settings.people");
  const me = useMe();
  const teamText = useTeamText();
  const inside = (
    <>
      <Face name={person.name} colour={person.colour} size="large" silent />
      <span className="se-text">
        <span className="m t1">
          {person.name}
          {person.id === me.id && <span className="sec"> · {t("you")}</span>}
        </span>
        <span className="f14 sec">
          {t(`roles.${person.role}`)} · {teamText(person)}
        </span>
        <span className="f13 mut t1">{person.email}</span>
      </span>
      {open && <Icon name="right" size="small" />}
    </>
  );
  return (
    <li className="se-row" data-off={person.active ? undefined : ""}>
      {open ? (
        <button
          type="button"
          className="se-link"
          aria-haspopup="dialog"
          aria-label={t("edit", { name: person.name })}
          onClick={open}
        >
          {inside}
        </button>
      ) : (
        <div className="se-link">{inside}</div>
      )}
    </li>
  );
}
