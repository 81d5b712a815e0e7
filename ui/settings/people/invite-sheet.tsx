"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { defaultScope } from "@/common/identity/roles";
import { Button, IconButton } from "@/ui/kit/button";
import { TextField } from "@/ui/kit/field";
import { Sheet } from "@/ui/kit/sheet";
import { useSync } from "@/ui/live/status";
import { RightsFields, TeamsFields } from "../rights-fields";
import type { GivenLink } from "./links-sheet";
import { type Invited, useInvitation } from "./use-invitation";

type Props = {
  readonly close: () => void;
  readonly showLinks: (links: readonly GivenLink[]) => void;
};

/** New colleagues, one or several with the same role and teams; afterwards there is a link for each to hand over. */
export function InviteSheet({ close, showLinks }: Props) {
  const t = useTranslations("settings");
  const offline = useSync().state === "offline";
  const formId = useId();
  const { shared, share, rows, put, add, drop, busy, problem, submit } = useInvitation({ close, showLinks });
  return (
    <Sheet
      open
      onClose={close}
      title={t("people.addTitle")}
      footer={
        <>
          <Button onClick={close}>{t("cancel")}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {t("people.invite", { count: rows.length })}
          </Button>
        </>
      }
    >
      <form id={formId} className="se-grid" noValidate onSubmit={(event) => void submit(event)}>
        {rows.map((row, index) => (
          <InvitedFields
            key={row.id}
            row={row}
            number={index + 1}
            put={(change) => put(row.id, change)}
            drop={rows.length > 1 ? () => drop(row.id) : null}
          />
        ))}
        <div>
          <Button size="small" icon="plus" onClick={add}>
            {t("people.another")}
          </Button>
        </div>
        <RightsFields
          role={shared.role}
          scope={shared.scope}
          changeScope={(scope) => share({ scope })}
          changeRole={(role) => share({ role, scope: defaultScope[role] })}
        />
        <TeamsFields teams={shared.teams} change={(teams) => share({ teams })} />
        {problem && (
          <p className="f14 bad" role="alert">
            {problem}
          </p>
        )}
        {busy && offline && <p className="f14 warn">{t("people.waitOffline")}</p>}
      </form>
    </Sheet>
  );
}

type FieldsProps = {
  readonly row: Invited;
  readonly number: number;
  readonly put: (change: Partial<Invited>) => void;
  readonly drop: (() => void) | null;
};

function InvitedFields({ row, number, put, drop }: FieldsProps) {
  const t = useTranslations("settings");
  return (
    <fieldset className="se-invited">
      <legend className="sr">{t("people.number", { number })}</legend>
      <TextField
        label={t("name")}
        value={row.name}
        error={row.wrong.name}
        maxLength={120}
        autoComplete="off"
        required
        onChange={(event) => put({ name: event.target.value })}
      />
      <TextField
        label={t("people.email")}
        type="email"
        inputMode="email"
        value={row.email}
        error={row.wrong.email}
        maxLength={320}
        autoComplete="off"
        required
        onChange={(event) => put({ email: event.target.value })}
      />
      {drop && <IconButton icon="close" label={t("people.dropRow", { number })} onClick={drop} />}
    </fieldset>
  );
}
