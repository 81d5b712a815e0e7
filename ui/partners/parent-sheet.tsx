"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/ui/kit/field";
import { Icon } from "@/ui/kit/icon";
import { Sheet } from "@/ui/kit/sheet";
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
    <Sheet open onClose={close} title={t("title")}>
      <TextField
        label={t("search")}
        type="search"
        autoComplete="off"
        maxLength={200}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="pa-found" aria-busy={found.state === "asking"}>
        {rows.map((row) => (
          <button
            key={row.id}
            type="button"
            className="opt"
            aria-current={row.id === record.parentId || undefined}
            onClick={() => choose(row.id)}
          >
            <Icon name="partners" />
            <span className="grow">
              {row.name} <span className="f13 sec">{row.city}</span>
            </span>
          </button>
        ))}
        {found.state === "answered" && rows.length === 0 && <p className="pa-say f14 sec">{t("nothing")}</p>}
        {record.parentId && (
          <button type="button" className="opt" onClick={() => choose(null)}>
            <Icon name="close" />
            <span className="grow">{t("remove")}</span>
          </button>
        )}
      </div>
    </Sheet>
  );
}
