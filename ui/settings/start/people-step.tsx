"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Face } from "@/ui/kit/face";
import { toast } from "@/ui/kit/toast";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { LocalLink } from "../people/local-link";
import { useTeamText } from "../use-team-text";
import { CopyLink } from "./copy-link";
import { InviteForm } from "./invite-form";
import { StepFoot } from "./step-foot";

/** Colleagues by name, each with a link to hand over; the links are shown here and nowhere else. */
export function PeopleStep({ pass }: { readonly pass: () => void }) {
  const t = useTranslations("settings.start");
  const me = useMe();
  const people = useRecords("identity.person").filter((person) => person.active && person.id !== me.id);
  const [links, setLinks] = useState<Readonly<Record<string, string>>>({});
  const keep = (id: string, link: string) =>
    setLinks((held) => ({ ...held, [id]: new URL(link, location.origin).href }));
  return (
    <>
      <div className="group se-form">
        <InviteForm invited={keep} />
      </div>
      {people.length > 0 && (
        <ul className="group" aria-label={t("colleagues")}>
          {people.map((person) => (
            <Colleague key={person.id} id={person.id} link={links[person.id]} keep={keep} />
          ))}
        </ul>
      )}
      {people.length > 0 && <p className="f13 sec">{t("linksText")}</p>}
      <LocalLink link={Object.values(links)[0]} />
      {people.length > 0 ? (
        <StepFoot pass={pass} />
      ) : (
        <div className="st-foot">
          <Button look="plain" onClick={pass}>
            {t("skip")}
          </Button>
        </div>
      )}
    </>
  );
}

type ColleagueProps = {
  readonly id: string;
  readonly link: string | undefined;
  readonly keep: (id: string, link: string) => void;
};

function Colleague({ id, link, keep }: ColleagueProps) {
  const t = useTranslations("settings");
  const refusalText = useRefusalText();
  const teamText = useTeamText();
  const person = useRecords("identity.person").find((one) => one.id === id);
  if (!person) return null;
  const renew = async () => {
    const outcome = await perform("identity.person.newLink", { id });
    if (outcome.ok) keep(id, outcome.result.link);
    else toast({ text: refusalText(outcome) });
  };
  return (
    <li className="se-row st-person">
      <Face name={person.name} colour={person.colour} picture={person.picture} silent />
      <span className="se-text">
        <span className="m t1">{person.name}</span>
        <span className="f14 sec">
          {t(`people.roles.${person.role}`)} · {teamText(person)}
        </span>
      </span>
      {link ? (
        <CopyLink name={person.name} link={link} />
      ) : (
        <Button onClick={() => void renew()}>{t("people.copyNew")}</Button>
      )}
    </li>
  );
}
