"use client";

import { type FormEvent, type KeyboardEvent, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { Button } from "@/ui/kit/button";
import { useCustomerNames } from "./customer-names";
import { useQuickCreate } from "./use-quick-create";

type Props = { readonly stage: StageRecord; readonly close: () => void };

/** Name, customer, amount. Enter creates and stays open for the next; Escape closes and keeps what was typed. */
export function QuickCreate({ stage, close }: Props) {
  const t = useTranslations("crm.board");
  const { draft, write, wrongAmount, create } = useQuickCreate(stage);
  const first = useRef<HTMLInputElement>(null);
  const customers = useCustomerNames(draft.customer);
  const listId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create()) first.current?.focus();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return (
    <form
      className="board-quick"
      aria-label={t("createIn", { stage: stage.name })}
      onSubmit={submit}
      onKeyDown={leave}
    >
      <input
        ref={first}
        className="inp"
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the press before
        autoFocus
        required
        maxLength={200}
        placeholder={t("quick.name")}
        aria-label={t("quick.name")}
        autoComplete="off"
        value={draft.name}
        onChange={(event) => write({ name: event.target.value })}
      />
      <input
        className="inp"
        maxLength={200}
        placeholder={t("quick.customer")}
        aria-label={t("quick.customer")}
        autoComplete="off"
        list={listId}
        value={draft.customer}
        onChange={(event) => write({ customer: event.target.value })}
      />
      <datalist id={listId}>
        {customers.map((customer) => (
          <option key={customer.id} value={customer.name} />
        ))}
      </datalist>
      <input
        className="inp num"
        inputMode="decimal"
        placeholder={t("quick.amount")}
        aria-label={t("quick.amount")}
        aria-invalid={wrongAmount || undefined}
        aria-describedby={wrongAmount ? `${listId}-wrong` : undefined}
        autoComplete="off"
        value={draft.amount}
        onChange={(event) => write({ amount: event.target.value })}
      />
      {wrongAmount && (
        <p id={`${listId}-wrong`} className="f13 bad" role="alert">
          {t("quick.wrongAmount")}
        </p>
      )}
      <div className="row">
        <Button look="primary" type="submit" className="grow">
          {t("quick.create")}
        </Button>
        <Button onClick={close}>{t("quick.close")}</Button>
      </div>
    </form>
  );
}
