"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { signInEmail } from "@/common/identity/person";
import { defaultScope, type RecordScope, type Role } from "@/common/identity/roles";
import { newId } from "@/ui/live/new-id";
import { dismiss, perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { useRefusalText } from "@/ui/live/refusal-text";
import type { TeamPlace } from "../rights-fields";
import type { GivenLink } from "./links-sheet";

export type Invited = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly wrong: { readonly name?: string; readonly email?: string };
};
type Shared = { readonly role: Role; readonly scope: RecordScope; readonly teams: readonly TeamPlace[] };
type Options = { readonly close: () => void; readonly showLinks: (links: readonly GivenLink[]) => void };

const empty = (): Invited => ({ id: newId(), name: "", email: "", wrong: {} });

/** The form for new colleagues: all of them are added, or none, and what is wrong stands beside its field. */
export function useInvitation({ close, showLinks }: Options) {
  const refusalText = useRefusalText();
  const checked = useChecked();
  const [rows, setRows] = useState<readonly Invited[]>(() => [empty()]);
  const [shared, setShared] = useState<Shared>({ role: "rep", scope: defaultScope.rep, teams: [] });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const looked = checked(rows);
    setRows(looked);
    setProblem(null);
    if (busy || looked.some(({ wrong }) => wrong.name || wrong.email)) return;
    setBusy(true);
    const people = looked.map(({ id, name, email }) => ({
      id,
      name: name.trim(),
      email: email.trim().toLowerCase(),
    }));
    const outcome = await perform("identity.person.invite", { people, ...shared, teams: [...shared.teams] });
    setBusy(false);
    if (!outcome.ok) {
      dismiss(outcome.mutationId);
      setProblem(refusalText(outcome));
      return;
    }
    close();
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    showLinks(outcome.result.map(({ id, link }) => ({ id, link, name: nameOf.get(id) ?? "" })));
  };

  return {
    rows,
    shared,
    busy,
    problem,
    submit,
    share: (change: Partial<Shared>) => setShared({ ...shared, ...change }),
    add: () => setRows([...rows, empty()]),
    drop: (id: string) => setRows(rows.filter((row) => row.id !== id)),
    put: (id: string, change: Partial<Invited>) =>
      setRows(rows.map((row) => (row.id === id ? { ...row, ...change, wrong: {} } : row))),
  };
}

/** Looks at what was typed, and at who is known here already, before the server is asked. */
function useChecked() {
  const t = useTranslations("settings.problems");
  const people = useRecords("identity.person");
  return (rows: readonly Invited[]): readonly Invited[] => {
    const addresses = rows.map(({ email }) => email.trim().toLowerCase());
    return rows.map((row, index) => {
      const address = addresses[index] ?? "";
      const isTaken = people.some(({ email }) => email === address) || addresses.indexOf(address) < index;
      const email = emailProblem(address, isTaken);
      return {
        ...row,
        wrong: { ...(row.name.trim() ? {} : { name: t("name") }), ...(email ? { email: t(email) } : {}) },
      };
    });
  };
}

function emailProblem(address: string, isTaken: boolean): "email" | "emailTaken" | null {
  if (!signInEmail.safeParse(address).success) return "email";
  return isTaken ? "emailTaken" : null;
}
