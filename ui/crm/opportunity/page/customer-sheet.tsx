"use client";

import { useTranslations } from "use-intl";
import { TextField } from "@/ui/kit/field";
import { Icon } from "@/ui/kit/icon";
import { Sheet } from "@/ui/kit/sheet";
import { newId } from "@/ui/live/new-id";
import { useSync } from "@/ui/live/status";
import { createCustomer } from "../commands/create-customer";
import { useEditing } from "./editing";
import { usePartnerSearch } from "./use-partner-search";

/** Finds a customer as the name is typed, or makes one by that name. */
export function CustomerSheet({ close }: { readonly close: () => void }) {
  const t = useTranslations("crm.page.customerSheet");
  const { card, save } = useEditing();
  const offline = useSync().state === "offline";
  const search = usePartnerSearch();
  const choose = (id: string | null) => {
    if (id !== card.customerId) void save("customerId", id, card.customerId);
    close();
  };
  const create = () => {
    const id = newId();
    void createCustomer({ id, name: search.typed });
    choose(id);
  };
  return (
    <Sheet open onClose={close} title={t("title")}>
      <TextField
        label={t("search")}
        type="search"
        autoComplete="off"
        maxLength={200}
        value={search.query}
        onChange={(event) => search.find(event.target.value)}
      />
      {offline && <p className="f13 sec">{t("offline")}</p>}
      <div className="op-found" aria-busy={search.busy}>
        {search.rows.map((row) => (
          <button
            key={row.id}
            type="button"
            className="opt"
            aria-current={row.id === card.customerId || undefined}
            onClick={() => choose(row.id)}
          >
            <Icon name={row.form === "person" ? "person" : "partners"} />
            <span className="grow">
              <span className="t1 op-found-name">{row.name}</span>
              <span className="f13 sec t1">{[row.parentName, row.city].filter(Boolean).join(" · ")}</span>
            </span>
          </button>
        ))}
        {search.typed !== "" && !search.exact && (
          <button type="button" className="opt" onClick={create}>
            <Icon name="plus" />
            <span className="grow">{t("create", { name: search.typed })}</span>
          </button>
        )}
        {card.customerId && (
          <button type="button" className="opt" onClick={() => choose(null)}>
            <Icon name="close" />
            <span className="grow">{t("remove")}</span>
          </button>
        )}
      </div>
    </Sheet>
  );
}
