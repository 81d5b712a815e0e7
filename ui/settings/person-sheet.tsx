"use client";

import { useTranslations } from "use-intl";
import type { EditPersonInput } from "@/common/identity/person";
import type { PersonRecord } from "@/common/identity/records";
import { defaultScope } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import { Sheet } from "@/ui/kit/sheet";
import { toast } from "@/ui/kit/toast";
import { perform } from "@/ui/live/outbox";
import { NameField } from "./name-field";
import type { GivenLink } from "./people/links-sheet";
import { SessionList } from "./people/session-list";
import { useNewLink } from "./people/use-new-link";
import { RightsFields, type TeamPlace, TeamsFields } from "./rights-fields";
import { personSet } from "./settings-effects";
import { useTold } from "./use-told";

type Props = {
  readonly person: PersonRecord;
  readonly close: () => void;
  /** Opens what is asked before somebody is taken off duty. */
  readonly leave: () => void;
  readonly showLinks: (links: readonly GivenLink[]) => void;
};

/** One colleague: every change is saved as it is made. */
export function PersonSheet({ person, close, leave, showLinks }: Props) {
  const t = useTranslations("settings");
  const { problem, told } = useTold();
  const { id, name, active } = person;
  const set = (changes: EditPersonInput["changes"], fields: Partial<PersonRecord>) =>
    perform("identity.person.edit", { id, changes }, personSet({ id, fields }));
  const setTeams = (teams: readonly TeamPlace[]) =>
    perform("identity.person.setTeams", { id, teams: [...teams] }, personSet({ id, fields: { teams } }));
  const newLink = useNewLink(showLinks);
  const activate = async () => {
    if (await told(set({ active: true }, { active: true }))) toast({ text: t("people.activated", { name }) });
  };
  return (
    <Sheet
      open
      onClose={close}
      title={name}
      subtitle={person.email}
      footer={
        <Button look="primary" onClick={close}>
          {t("done")}
        </Button>
      }
    >
      <NameField
        label={t("name")}
        of={`person/${id}`}
        value={name}
        max={120}
        save={(next) => problem(set({ name: next }, { name: next }))}
      />
      <RightsFields
        role={person.role}
        scope={person.scope}
        changeRole={(role) => void told(set({ role }, { role, scope: defaultScope[role] }))}
        changeScope={(scope) => void told(set({ scope }, { scope }))}
      />
      <TeamsFields teams={person.teams} change={(teams) => void told(setTeams(teams))} />
      {active && (
        <div className="se-way">
          <Button icon="link" onClick={() => void newLink(person).then((made) => made && close())}>
            {person.joined ? t("people.reset") : t("people.copyNew")}
          </Button>
          {person.joined && <p className="f13 sec">{t("people.resetText")}</p>}
        </div>
      )}
      {active && person.joined && (
        <section className="se-way" aria-label={t("people.devices")}>
          <h3 className="m">{t("people.devices")}</h3>
          <SessionList personId={id} />
        </section>
      )}
      <div className="se-way">
        {active ? (
          <Button danger onClick={leave}>
            {t("people.deactivate")}
          </Button>
        ) : (
          <Button onClick={() => void activate()}>{t("people.activate")}</Button>
        )}
        {active && <p className="f13 sec">{t("people.deactivateText")}</p>}
      </div>
    </Sheet>
  );
}
