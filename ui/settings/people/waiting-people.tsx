"use client";

import { useTranslations } from "use-intl";
import type { PersonRecord } from "@/common/identity/records";
import { Button } from "@/ui/kit/button";
import { useFormat } from "@/ui/kit/format";
import { perform } from "@/ui/live/outbox";
import { useTold } from "../use-told";
import type { GivenLink } from "./links-sheet";
import { PersonLines } from "./person-lines";
import { useNewLink } from "./use-new-link";
import { usePendingLinks } from "./use-pending-links";

type Props = {
  readonly people: readonly PersonRecord[];
  readonly open: (id: string) => void;
  readonly showLinks: (links: readonly GivenLink[]) => void;
};

/** Invited, but without a password yet: until when their link is good, a new one, and taking it back. */
export function WaitingPeople({ people, open, showLinks }: Props) {
  const t = useTranslations("settings.people");
  const links = usePendingLinks();
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="se-waiting">
      <div className="sect">
        <h2 id="se-waiting">{t("waiting")}</h2>
        <span className="bdg">{people.length}</span>
      </div>
      <ul className="group">
        {people.map((person) => (
          <Waiting
            key={person.id}
            person={person}
            expiresAt={links.get(person.id)?.expiresAt ?? null}
            open={() => open(person.id)}
            showLinks={showLinks}
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = {
  readonly person: PersonRecord;
  readonly expiresAt: string | null;
  readonly open: () => void;
  readonly showLinks: Props["showLinks"];
};

function Waiting({ person, expiresAt, open, showLinks }: RowProps) {
  const t = useTranslations("settings.people");
  const format = useFormat();
  const newLink = useNewLink(showLinks);
  const { told } = useTold();
  const isGood = expiresAt !== null && Date.parse(expiresAt) > Date.now();
  const state = isGood
    ? t("linkUntil", { when: format.instant(expiresAt) })
    : t(expiresAt ? "linkExpired" : "noLink");
  return (
    <li className="se-line se-waiting">
      <PersonLines person={person} open={open}>
        <span className={isGood ? "f13 sec" : "f13 warn"}>{state}</span>
      </PersonLines>
      <span className="se-ways">
        <Button
          size="small"
          icon="copy"
          aria-label={t("newLinkFor", { name: person.name })}
          onClick={() => void newLink(person)}
        >
          {t("copyNew")}
        </Button>
        {expiresAt && (
          <Button
            size="small"
            look="plain"
            aria-label={t("revokeFor", { name: person.name })}
            onClick={() => void told(perform("identity.accessLink.revoke", { id: person.id }))}
          >
            {t("revoke")}
          </Button>
        )}
      </span>
    </li>
  );
}
