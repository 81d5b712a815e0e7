"use client";

import { useTranslations } from "use-intl";
import type { EditPersonInput } from "@/common/identity/person";
import type { PersonRecord } from "@/common/identity/records";
import { defaultScope } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import { Sheet } from "@/ui/kit/sheet";
import { toast } from "@/ui/kit/toast";
import { dismiss, perform } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { NameField } from "./name-field";
import { RightsFields, type TeamPlace, TeamsFields } from "./rights-fields";
import { personSet } from "./settings-effects";
import { useTold } from "./use-told";

type Props = {
  readonly person: PersonRecord;
  readonly close: () => void;
  readonly showLink: (link: { readonly name: string; readonly link: string }) => void;
};

/** One colleague: every change is saved as it is made. */
export function PersonSheet({ person, close, showLink }: Props) {
  const t = useTranslations("settings");
  const refusalText = useRefusalText();
  const { problem, told } = useTold();
  const { id, name, active } = person;
  const set = (changes: EditPersonInput["changes"], fields: Partial<PersonRecord>) =>
    perform("identity.person.edit", { id, changes }, personSet({ id, fields }));
  const setTeams = (teams: readonly TeamPlace[]) =>
    perform("identity.person.setTeams", { id, teams: [...teams] }, personSet({ id, fields: { teams } }));
  const newLink = async () => {
    const outcome = await perform("identity.person.newLink", { id });
    if (outcome.ok) {
      close();
      showLink({ name, link: outcome.result.link });
      return;
    }
    dismiss(outcome.mutationId);
    toast({ text: refusalText(outcome) });
  };
  const setActive = async (next: boolean) => {
    if (!(await told(set({ active: next }, { active: next })))) return;
    const back = () => void told(set({ active: !next }, { active: !next }));
    toast({
      text: next ? t("people.activated", { name }) : t("people.deactivated", { name }),
      action: { label: t("undo"), run: back },
    });
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
          <Button icon="link" onClick={() => void newLink()}>
            {t("people.newLink")}
          </Button>
          <p className="f13 sec">{t("people.newLinkText")}</p>
        </div>
      )}
      <div className="se-way">
        <Button danger={active} onClick={() => void setActive(!active)}>
          {active ? t("people.deactivate") : t("people.activate")}
        </Button>
        {active && <p className="f13 sec">{t("people.deactivateText")}</p>}
      </div>
    </Sheet>
  );
}
