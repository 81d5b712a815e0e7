"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { FindSheet, FoundRow } from "@/ui/kit/find-sheet";
import { useAnswer } from "@/ui/live/answers";
import { api } from "@/ui/trpc";
import { usePartnerEditing } from "./editing";

const most = 12;

/** Finds the company as its name is typed. */
export function ParentSheet({ close }: { readonly close: () => void }) {
  const t = useTranslations("partners.parentSheet");
  const { record, save } = usePartnerEditing();
  const [query, setQuery] = useState("");
  const wanted = query.trim();
  const found = useAnswer(`companies/${wanted}`, () =>
    api.partners.partner.list.query({ query: wanted, form: "company", limit: most }),
  );
  const rows = (found.value?.rows ?? []).filter((row) => row.id !== record.id);
  const choose = (id: string | null) => {
    if (id !== record.parentId) void save("parentId", id, record.parentId);
    close();
  };
  return (
    <FindSheet
      title={t("title")}
      search={t("search")}
      query={query}
      find={setQuery}
      busy={found.state === "asking"}
      close={close}
    >
      {rows.map((row) => (
        <FoundRow
          key={row.id}
          icon="partners"
          name={row.name}
          detail={row.city ?? undefined}
          current={row.id === record.parentId}
          choose={() => choose(row.id)}
        />
      ))}
      {found.state === "answered" && rows.length === 0 && <p className="pa-say f14 sec">{t("nothing")}</p>}
      {record.parentId && <FoundRow icon="close" name={t("remove")} choose={() => choose(null)} />}
    </FindSheet>
  );
}
