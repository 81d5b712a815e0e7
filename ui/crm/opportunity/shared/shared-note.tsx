"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { rank } from "@/common/rank";
import { searchText } from "@/common/search-text";
import { TextArea, TextField } from "@/ui/kit/field";
import { FoundRow } from "@/ui/kit/find-sheet";
import { liveClient } from "@/ui/live/live-client";
import { useHeld } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { noteOf, type SharedThing } from "./proposal";
import { sendNote } from "./send-note";

type Props = { readonly thing: SharedThing; readonly made: (opportunityId: string) => void };

const most = 6;

/** A note on an opportunity that the device holds: the person's latest ones, or what they type. */
export function SharedNote({ thing, made }: Props) {
  const t = useTranslations("crm.shared");
  const [note, setNote] = useState(() =>
    [thing.title, noteOf(thing.text, thing.contacts)].filter(Boolean).join("\n"),
  );
  const [query, find] = useState("");
  const found = useFound(query);
  const isEmpty = note.trim() === "" && thing.files.length === 0;
  return (
    <>
      <TextArea
        label={t("note")}
        rows={4}
        maxLength={10_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <TextField
        label={t("find")}
        type="search"
        autoComplete="off"
        maxLength={200}
        value={query}
        onChange={(event) => find(event.target.value)}
      />
      {isEmpty && <p className="f14 warn">{t("empty")}</p>}
      <div className="found">
        {!isEmpty &&
          found.map((card) => (
            <FoundRow
              key={card.id}
              icon="opportunity"
              name={card.name}
              detail={customerOf(card)}
              choose={() => {
                sendNote(card.id, note, thing.files);
                made(card.id);
              }}
            />
          ))}
        {found.length === 0 && <p className="f14 sec">{t("nothing")}</p>}
      </div>
    </>
  );
}

function useFound(query: string): readonly OpportunityCard[] {
  const me = useMe();
  const cards = useHeld("crm.opportunity");
  return useMemo(() => {
    const wanted = searchText(query);
    const scored = cards.flatMap((card) => {
      const score =
        wanted === ""
          ? Number(card.ownerId === me.id)
          : rank(searchText(card.name, customerOf(card)), wanted);
      return score > 0 && card.status === "open" ? [{ card, score }] : [];
    });
    const best = (one: (typeof scored)[number], other: (typeof scored)[number]) =>
      other.score - one.score || (one.card.touchedAt < other.card.touchedAt ? 1 : -1);
    return scored
      .sort(best)
      .slice(0, most)
      .map(({ card }) => card);
  }, [cards, query, me.id]);
}

const customerOf = ({ customerId, contactName }: OpportunityCard): string | undefined =>
  (customerId && liveClient().store.get("partners.name", customerId)?.name) || (contactName ?? undefined);
