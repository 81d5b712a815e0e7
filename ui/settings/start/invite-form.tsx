"use client";

import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { signInEmail } from "@/common/identity/person";
import { Button } from "@/ui/kit/button";
import { SelectField, TextField } from "@/ui/kit/field";
import { newId } from "@/ui/live/new-id";
import { dismiss, perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";

const invitable = ["rep", "lead", "admin", "reader"] as const;
type Invitable = (typeof invitable)[number];
type Wrong = { readonly name?: string; readonly email?: string };

/** One colleague after the other; the form is empty again once one is in. */
export function InviteForm({ invited }: { readonly invited: (id: string, link: string) => void }) {
  const t = useTranslations("settings");
  const first = useRef<HTMLFormElement>(null);
  const { person, put, wrong, busy, teams, submit } = useInvite((id, link) => {
    invited(id, link);
    first.current?.querySelector("input")?.focus();
  });
  return (
    <form ref={first} className="se-grid" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={t("name")}
        value={person.name}
        error={wrong.name}
        maxLength={120}
        autoComplete="off"
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
        onChange={(event) => put({ email: event.target.value })}
      />
      <SelectField
        label={t("people.role")}
        value={person.role}
        hint={t(`people.roleTexts.${person.role}`)}
        onChange={(event) => put({ role: event.target.value as Invitable })}
      >
        {invitable.map((role) => (
          <option key={role} value={role}>
            {t(`people.roles.${role}`)}
          </option>
        ))}
      </SelectField>
      {teams.length > 1 && (
        <SelectField
          label={t("start.inTeam")}
          value={person.teamId}
          onChange={(event) => put({ teamId: event.target.value })}
        >
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </SelectField>
      )}
      <Button type="submit" look="primary" size="large" icon="plus" busy={busy}>
        {t("start.invite")}
      </Button>
    </form>
  );
}

function useInvite(invited: (id: string, link: string) => void) {
  const t = useTranslations("settings.problems");
  const refusalText = useRefusalText();
  const me = useMe();
  const teams = useRecords("identity.salesTeam").filter((team) => team.active);
  const ours = teams.find((team) => me.teamIds.includes(team.id)) ?? teams[0];
  const nobody = { name: "", email: "", role: "rep" as Invitable, teamId: ours?.id ?? "" };
  const [person, setPerson] = useState(nobody);
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);
  const send = async (name: string, email: string) => {
    const { role, teamId } = person;
    const id = newId();
    setBusy(true);
    const places = teamId ? [{ id: teamId, leader: role === "lead" }] : [];
    const people = [{ id, name, email }];
    const outcome = await perform("identity.person.invite", { people, role, teams: places });
    setBusy(false);
    if (outcome.ok) {
      setPerson({ ...nobody, teamId });
      for (const { link } of outcome.result) invited(id, link);
      return;
    }
    dismiss(outcome.mutationId);
    setWrong({ email: refusalText(outcome) });
  };
  return {
    ...{ person, wrong, busy, teams },
    put: (change: Partial<typeof nobody>) => setPerson({ ...person, ...change }),
    submit: async (event: FormEvent) => {
      event.preventDefault();
      const name = person.name.trim();
      const address = signInEmail.safeParse(person.email);
      setWrong({
        ...(name ? {} : { name: t("name") }),
        ...(address.success ? {} : { email: t("email") }),
      });
      if (name && address.success && !busy) await send(name, address.data);
    },
  };
}
