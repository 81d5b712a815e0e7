"use client";

import { useEffect, useRef, useState } from "react";
import type { PartnerRow } from "@/common/partners/records";
import { matches, searchText } from "@/common/search-text";
import { useAnswer } from "@/ui/live/answers";
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
  const [asked, setAsked] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const answer = useAnswer(`partners-named/${asked}`, () =>
    api.partners.partner.list.query({ query: asked, limit: most }),
  );
  const typed = query.trim();
  const wanted = searchText(typed);
  const isAnswered = asked === typed && answer.value !== undefined;
  const held = () =>
    known
      .filter((one) => matches(searchText(one.name), wanted))
      .slice(0, most)
      .map(bare);
  const rows = isAnswered ? answer.value.rows : held();
  return {
    query,
    typed,
    rows,
    exact: rows.some((row) => searchText(row.name) === wanted),
    busy: !isAnswered && answer.state === "asking",
    find(text: string) {
      setQuery(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setAsked(text.trim()), restMs);
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
