"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { stagesOfTeam } from "@/common/crm/stage-walk";
import { Button } from "@/ui/kit/button";
import { parseAmount } from "@/ui/kit/edit/parse-amount";
import { TextField } from "@/ui/kit/field";
import { dismiss } from "@/ui/live/outbox";
import { useCompany, useRecords } from "@/ui/live/records";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { createOpportunity } from "../commands/create";

type Wrong = { readonly name?: string; readonly amount?: string; readonly whole?: string };

/** The very first card, in the first stage of the person's team. */
export function FirstOpportunity({ created }: { readonly created: () => void }) {
  const t = useTranslations("crm.board");
  const currency = useCompany()?.currency ?? "";
  const { typed, put, wrong, busy, create } = useFirst(created);
  return (
    <form
      className="se-grid"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <TextField
        label={t("first.name")}
        hint={t("first.nameHint")}
        error={wrong.name}
        maxLength={200}
        autoComplete="off"
        value={typed.name}
        onChange={(event) => put({ name: event.target.value })}
      />
      <TextField
        label={t("quick.customer")}
        maxLength={200}
        autoComplete="off"
        value={typed.customer}
        onChange={(event) => put({ customer: event.target.value })}
      />
      <TextField
        label={t("first.amount", { currency })}
        inputMode="decimal"
        error={wrong.amount}
        autoComplete="off"
        value={typed.amount}
        onChange={(event) => put({ amount: event.target.value })}
      />
      {wrong.whole && (
        <p className="bad" role="alert">
          {wrong.whole}
        </p>
      )}
      <Button look="primary" size="large" type="submit" busy={busy}>
        {t("first.create")}
      </Button>
    </form>
  );
}

function useFirst(created: () => void) {
  const t = useTranslations("crm.board");
  const locale = useLocale();
  const me = useMe();
  const refusalText = useRefusalText();
  const stages = useRecords("crm.stage");
  const [typed, setTyped] = useState({ name: "", customer: "", amount: "" });
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);
  const create = async () => {
    const name = typed.name.trim();
    const amount = typed.amount.trim() === "" ? "0" : parseAmount(typed.amount, locale);
    setWrong({
      ...(name ? {} : { name: t("first.noName") }),
      ...(amount === null ? { amount: t("quick.wrongAmount") } : {}),
    });
    if (name && amount !== null && !busy) await send(name, amount);
  };
  const send = async (name: string, expectedRevenue: string) => {
    const teamId = me.teamIds[0] ?? null;
    const stage = stagesOfTeam(stages, teamId).find((one) => !one.isWon);
    if (!stage) return setWrong({ whole: t("noStage") });
    setBusy(true);
    const outcome = await createOpportunity({
      ...{ name, stageId: stage.id, teamId, ownerId: me.id, customerId: null },
      ...{ customerName: typed.customer.trim() || null, expectedRevenue },
    });
    setBusy(false);
    if (outcome.ok) return created();
    dismiss(outcome.mutationId);
    setWrong({ whole: refusalText(outcome) });
  };
  return {
    ...{ typed, wrong, busy, create },
    put: (change: Partial<typeof typed>) => setTyped({ ...typed, ...change }),
  };
}
