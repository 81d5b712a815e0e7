"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { PersonRecord } from "@/common/identity/records";
import { rights } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import { Segmented } from "@/ui/kit/segmented";
import { useRecord, useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { InviteSheet } from "./people/invite-sheet";
import { LeavingSheet } from "./people/leaving-sheet";
import { type GivenLink, LinksSheet } from "./people/links-sheet";
import { PeopleByTeam } from "./people/people-by-team";
import { PersonLines } from "./people/person-lines";
import { WaitingPeople } from "./people/waiting-people";
import { PersonSheet } from "./person-sheet";
import { SettingsFrame } from "./settings-frame";

type View = "name" | "team";

/** Who works here, in which teams; administrators invite people, say what they may see, and let them go. */
export function PeopleScreen() {
  const t = useTranslations("settings");
  const people = useRecords("identity.person");
  const mayChange = rights[useMe().role].administer;
  const [view, setView] = useState<View>("name");
  const [inviting, setInviting] = useState(false);
  const openId = useSearchParams().get("person");
  const [leavingId, setLeavingId] = useState<string | null>(null);
  const [links, setLinks] = useState<readonly GivenLink[]>([]);
  const open = useRecord("identity.person", (mayChange && openId) || "");
  const leaving = useRecord("identity.person", leavingId ?? "");
  const leave = () => {
    setLeavingId(openId);
    showPerson(null);
  };
  return (
    <SettingsFrame title={t("pages.people.title")} needs="administer">
      <div className="se-actions">
        <Segmented
          label={t("people.show")}
          value={view}
          options={[
            { value: "name", label: t("people.everyone") },
            { value: "team", label: t("people.byTeam") },
          ]}
          onChange={setView}
        />
        {mayChange && (
          <Button look="primary" icon="plus" onClick={() => setInviting(true)}>
            {t("people.add")}
          </Button>
        )}
      </div>
      {view === "team" ? (
        <PeopleByTeam mayChange={mayChange} />
      ) : (
        <ByName people={people} mayChange={mayChange} sought={openId} showLinks={setLinks} />
      )}
      {inviting && <InviteSheet close={() => setInviting(false)} showLinks={setLinks} />}
      {open && (
        <PersonSheet person={open} close={() => showPerson(null)} leave={leave} showLinks={setLinks} />
      )}
      {leaving && <LeavingSheet person={leaving} close={() => setLeavingId(null)} />}
      {links.length > 0 && <LinksSheet links={links} close={() => setLinks([])} />}
    </SettingsFrame>
  );
}

/** Who is open, or meant, stands in the address: in place of the one that is there, for it is no page of its own. */
function showPerson(id: string | null): void {
  window.history.replaceState(null, "", `${window.location.pathname}${id ? `?person=${id}` : ""}`);
}

type ByNameProps = {
  readonly people: readonly PersonRecord[];
  readonly mayChange: boolean;
  readonly sought: string | null;
  readonly showLinks: (links: readonly GivenLink[]) => void;
};

/** Those invited, those at work, those who have left: everybody once. */
function ByName({ people, mayChange, sought, showLinks }: ByNameProps) {
  const t = useTranslations("settings.people");
  const open = mayChange ? showPerson : null;
  const invited = people.filter((person) => person.active && !person.joined);
  const working = people.filter((person) => person.active && person.joined);
  const left = people.filter((person) => !person.active);
  const list = (of: readonly PersonRecord[]) => (
    <ul className="group">
      {of.map((person) => (
        <li key={person.id} className="se-row" data-off={person.active ? undefined : ""}>
          <PersonLines person={person} open={open && (() => open(person.id))} sought={person.id === sought} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {open && <WaitingPeople people={invited} open={open} showLinks={showLinks} />}
      <section aria-labelledby="se-working">
        <div className="sect">
          <h2 id="se-working">{t("working")}</h2>
          <span className="bdg">{working.length}</span>
        </div>
        {list(working)}
      </section>
      {left.length > 0 && (
        <section aria-labelledby="se-left">
          <div className="sect">
            <h2 id="se-left">{t("inactivePeople")}</h2>
          </div>
          {list(left)}
        </section>
      )}
    </>
  );
}
