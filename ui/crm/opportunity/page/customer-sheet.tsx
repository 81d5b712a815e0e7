"use client";

import { useTranslations } from "use-intl";
import { FindSheet, FoundRow } from "@/ui/kit/find-sheet";
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
    <FindSheet
      title={t("title")}
      search={t("search")}
      query={search.query}
      find={search.find}
      busy={search.busy}
      note={offline && <p className="f13 sec">{t("offline")}</p>}
      close={close}
    >
      {search.rows.map((row) => (
        <FoundRow
          key={row.id}
          icon={row.form === "person" ? "person" : "partners"}
          name={row.name}
          detail={[row.parentName, row.city].filter(Boolean).join(" · ")}
          current={row.id === card.customerId}
          choose={() => choose(row.id)}
        />
      ))}
      {search.typed !== "" && !search.exact && (
        <FoundRow icon="plus" name={t("create", { name: search.typed })} choose={create} />
      )}
      {card.customerId && <FoundRow icon="close" name={t("remove")} choose={() => choose(null)} />}
    </FindSheet>
  );
}
