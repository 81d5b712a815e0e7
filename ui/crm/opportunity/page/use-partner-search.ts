"use client";

import { useEffect, useRef, useState } from "react";
import type { PartnerRow } from "@/common/partners/records";
import { matches, searchText } from "@/common/search-text";
import { useKnownPartners } from "@/ui/live/name-of";
import { api } from "@/ui/trpc";

type Found = Pick<PartnerRow, "id" | "name" | "parentName" | "city" | "form">;

/** Between the last key and the question, milliseconds. */
const restMs = 160;
const most = 12;

/** Partners by name, town or e-mail: at once those known on this device, then what the server finds. */
export function usePartnerSearch() {
  const known = useKnownPartners();
  const [query, setQuery] = useState("");
  const [answer, setAnswer] = useState<{ readonly query: string; readonly rows: readonly Found[] } | null>(
    null,
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const typed = query.trim();
  const wanted = searchText(typed);
  const held =
    wanted === "" ? [] : known.filter((one) => matches(searchText(one.name), wanted)).slice(0, most);
  const rows = answer?.query === typed ? answer.rows : held.map(bare);

  const ask = async (text: string) => {
    try {
      const page = await api.partners.partner.list.query({ query: text, limit: most });
      setAnswer({ query: text, rows: page.rows });
    } catch {
      // No network: what the device holds stays on the list.
    }
  };

  return {
    query,
    typed,
    rows,
    exact: rows.some((row) => searchText(row.name) === wanted),
    busy: typed !== "" && answer?.query !== typed,
    find(text: string) {
      setQuery(text);
      clearTimeout(timer.current);
      const next = text.trim();
      if (next !== "") timer.current = setTimeout(() => void ask(next), restMs);
    },
  };
}

const bare = ({ id, name }: { readonly id: string; readonly name: string }): Found => ({
  id,
  name,
  parentName: null,
  city: null,
  form: "company",
});
