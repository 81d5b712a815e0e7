"use client";

import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { signInEmail } from "@/common/identity/person";
import { defaultScope, type RecordScope, type Role } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import { TextField } from "@/ui/kit/field";
import { Sheet } from "@/ui/kit/sheet";
import { newId } from "@/ui/live/new-id";
import { dismiss, perform } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useSync } from "@/ui/live/status";
import { RightsFields, type TeamPlace, TeamsFields } from "./rights-fields";

type Props = {
  readonly close: () => void;
  readonly showLink: (link: { readonly name: string; readonly link: string }) => void;
};

type Wrong = { readonly name?: string; readonly email?: string };

/** A new colleague: afterwards there is a link to hand over. */
export function AddPersonSheet({ close, showLink }: Props) {
  const t = useTranslations("settings");
  const offline = useSync().state === "offline";
  const formId = useId();
  const { person, put, wrong, busy, submit } = useNewPerson({ close, showLink });
  return (
    <Sheet
      open
      onClose={close}
      title={t("people.addTitle")}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {t("create")}
          </Button>
        </>
      }
    >
      <form id={formId} className="se-grid" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t("name")}
          value={person.name}
          error={wrong.name}
          maxLength={120}
          autoComplete="off"
          required
          onChange={(event) => put({ name: event.target.value })}
        />
        <TextField
          label={t("people.email")}
          type="email"
          inputMode="email"
          value={person.email}
          error={wrong.email}
          maxLength={320}
          autoComplete="off"
          required
          onChange={(event) => put({ email: event.target.value })}
        />
        <RightsFields
          role={person.role}
          scope={person.scope}
          changeScope={(scope) => put({ scope })}
          changeRole={(role) => put({ role, scope: defaultScope[role] })}
        />
        <TeamsFields teams={person.teams} change={(teams) => put({ teams })} />
        {busy && offline && <p className="f14 warn">{t("people.waitOffline")}</p>}
      </form>
    </Sheet>
  );
}

type NewPerson = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly scope: RecordScope;
  readonly teams: readonly TeamPlace[];
};

const nobody: NewPerson = { name: "", email: "", role: "rep", scope: defaultScope.rep, teams: [] };

function useNewPerson({ close, showLink }: Props) {
  const t = useTranslations("settings.problems");
  const refusalText = useRefusalText();
  const [person, setPerson] = useState(nobody);
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);

  const send = async (name: string, email: string) => {
    setWrong({});
    setBusy(true);
    const { role, scope, teams } = person;
    const outcome = await perform("identity.person.add", {
      id: newId(),
      name,
      email,
      role,
      scope,
      teams: [...teams],
    });
    setBusy(false);
    if (outcome.ok) {
      close();
      showLink({ name, link: outcome.result.link });
      return;
    }
    dismiss(outcome.mutationId);
    setWrong({ email: refusalText(outcome) });
  };

  return {
    person,
    wrong,
    busy,
    put: (change: Partial<NewPerson>) => setPerson({ ...person, ...change }),
    submit: async (event: FormEvent) => {
      event.preventDefault();
      const name = person.name.trim();
      const address = signInEmail.safeParse(person.email);
      if (name && address.success) return send(name, address.data);
      setWrong({
        ...(name ? {} : { name: t("name") }),
        ...(address.success ? {} : { email: t("email") }),
      });
    },
  };
}
