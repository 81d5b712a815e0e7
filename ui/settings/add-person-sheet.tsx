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
  const refusalText = useRefusalText();
  const offline = useSync().state === "offline";
  const formId = useId();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("rep");
  const [scope, setScope] = useState<RecordScope>(defaultScope.rep);
  const [teams, setTeams] = useState<readonly TeamPlace[]>([]);
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const address = signInEmail.safeParse(email);
    if (!name.trim() || !address.success) {
      setWrong({
        ...(name.trim() ? {} : { name: t("problems.name") }),
        ...(address.success ? {} : { email: t("problems.email") }),
      });
      return;
    }
    setWrong({});
    setBusy(true);
    const person = { id: newId(), name: name.trim(), email: address.data, role, scope, teams: [...teams] };
    const outcome = await perform("identity.person.add", person);
    setBusy(false);
    if (outcome.ok) {
      close();
      showLink({ name: person.name, link: outcome.result.link });
      return;
    }
    dismiss(outcome.mutationId);
    setWrong({ email: refusalText(outcome) });
  };

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
          value={name}
          error={wrong.name}
          maxLength={120}
          autoComplete="off"
          autoFocus
          required
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t("people.email")}
          type="email"
          inputMode="email"
          value={email}
          error={wrong.email}
          maxLength={320}
          autoComplete="off"
          required
          onChange={(event) => setEmail(event.target.value)}
        />
        <RightsFields
          role={role}
          scope={scope}
          changeScope={setScope}
          changeRole={(next) => {
            setRole(next);
            setScope(defaultScope[next]);
          }}
        />
        <TeamsFields teams={teams} change={setTeams} />
        {busy && offline && <p className="f14 warn">{t("people.waitOffline")}</p>}
      </form>
    </Sheet>
  );
}
