"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { Button } from "@/ui/kit/button";
import { clearDraft, readDraft, writeDraft } from "@/ui/kit/edit/draft";
import { SelectField, TextArea, TextField } from "@/ui/kit/field";
import { useFormat } from "@/ui/kit/format";
import { haptic } from "@/ui/kit/haptic";
import { Sheet } from "@/ui/kit/sheet";
import { toast } from "@/ui/kit/toast";
import { dismiss } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { addNote } from "../commands/add-note";
import { type MadeContact, minutesSince } from "./made-contact";

type Props = {
  readonly contact: MadeContact;
  readonly deals: readonly OpportunityCard[];
  /** Milliseconds: when they were back from it. */
  readonly cameBack: number;
  readonly logged: () => void;
  readonly close: () => void;
};

/** A note on the record, with what the device knows of it filled in; sent as all notes are, also without a network. */
export function LogSheet({ contact, deals, cameBack, logged, close }: Props) {
  const t = useTranslations("crm.contact");
  const { time } = useFormat();
  const refusalText = useRefusalText();
  const draftKey = `${useMe().id}/contact/${contact.at}`;
  const [id, choose] = useState(deals[0]?.id ?? "");
  const [minutes, setMinutes] = useState(String(minutesSince(contact.at, cameBack)));
  const [words, setWords] = useState(() => readDraft(draftKey)?.text ?? "");
  const isCall = contact.way === "call";
  const at = time(new Date(contact.at).toISOString());
  const write = (text: string) => {
    setWords(text);
    writeDraft(draftKey, { text, base: null });
  };
  const log = async () => {
    const count = Number.parseInt(minutes, 10);
    const took = isCall && count > 0 ? `, ${t("minutes", { count })}` : "";
    const first = `**${t(`way.${contact.way}`)}** ${contact.to}, ${at}${took}`;
    const sent = addNote({ id, body: words.trim() === "" ? first : `${first}\n\n${words.trim()}` });
    clearDraft(draftKey);
    haptic("done");
    toast({ text: t("logged") });
    close();
    logged();
    const outcome = await sent;
    if (outcome.ok) return;
    dismiss(outcome.mutationId);
    toast({ text: refusalText(outcome) });
  };
  return (
    <Sheet
      open
      onClose={close}
      title={t(`offer.${contact.way}`)}
      subtitle={`${contact.to} · ${at}`}
      footer={
        <Button look="primary" size="large" onClick={() => void log()}>
          {t("save")}
        </Button>
      }
    >
      <div className="log-form">
        {deals.length > 1 && (
          <SelectField label={t("on")} value={id} onChange={(event) => choose(event.target.value)}>
            {deals.map((deal) => (
              <option key={deal.id} value={deal.id}>
                {deal.name}
              </option>
            ))}
          </SelectField>
        )}
        {isCall && (
          <div className="log-minutes">
            <TextField
              label={t("took")}
              inputMode="numeric"
              maxLength={3}
              autoComplete="off"
              value={minutes}
              onChange={(event) => setMinutes(event.target.value.replace(/\D/g, ""))}
            />
          </div>
        )}
        <TextArea
          label={t("words")}
          rows={4}
          maxLength={5_000}
          value={words}
          onChange={(event) => write(event.target.value)}
        />
      </div>
    </Sheet>
  );
}
