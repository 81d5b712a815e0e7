"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { TextArea, TextField } from "@/ui/kit/field";
import { type Proposal, proposalOf, type SharedThing } from "./proposal";
import { useSharedLead } from "./use-shared-lead";

type Props = { readonly thing: SharedThing; readonly made: (opportunityId: string) => void };

const lines = [
  { field: "name", type: "text", maxLength: 200, required: true },
  { field: "customer", type: "text", maxLength: 200 },
  { field: "email", type: "email", maxLength: 320 },
  { field: "phone", type: "tel", maxLength: 60 },
] as const satisfies readonly ({ field: keyof Proposal } & Record<string, unknown>)[];

/** A new opportunity of it, with what could be read out of it filled in. */
export function SharedLead({ thing, made }: Props) {
  const t = useTranslations("crm.shared");
  const create = useSharedLead();
  const [draft, setDraft] = useState(() => proposalOf(thing));
  const write = (change: Partial<Proposal>) => setDraft({ ...draft, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create && draft.name.trim() !== "") made(create(draft, thing.files));
  };
  return (
    <form onSubmit={submit} aria-label={t("makings.lead")}>
      {lines.map(({ field, ...line }) => (
        <TextField
          key={field}
          {...line}
          label={t(field)}
          autoComplete="off"
          value={draft[field]}
          onChange={(event) => write({ [field]: event.target.value })}
        />
      ))}
      <TextArea
        label={t("note")}
        rows={4}
        maxLength={10_000}
        value={draft.note}
        onChange={(event) => write({ note: event.target.value })}
      />
      <Button look="primary" size="large" type="submit" disabled={!create}>
        {t("create")}
      </Button>
    </form>
  );
}
