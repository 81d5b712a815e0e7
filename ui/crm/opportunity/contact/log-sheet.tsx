"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { clearDraft, readDraft, writeDraft } from "@/ui/kit/edit/draft";
import { SelectField, TextArea, TextField } from "@/ui/kit/field";
import { useFormat } from "@/ui/kit/format";
import { haptic } from "@/ui/kit/haptic";
import { Sheet } from "@/ui/kit/sheet";
import { toast } from "@/ui/kit/toast";
import { dismiss, perform } from "@/ui/live/outbox";
import { useRefusalText } from "@/ui/live/refusal-text";
import { useMe } from "@/ui/live/session";
import { addNote } from "../commands/add-note";
import { type MadeContact, minutesSince } from "./made-contact";
import type { ContactPlace } from "./use-contact-places";

type Props = {
  readonly contact: MadeContact;
  /** One at least. */
  readonly places: readonly ContactPlace[];
  /** Milliseconds: when they were back from it. */
  readonly cameBack: number;
  readonly logged: () => void;
  readonly close: () => void;
};

/** A note on the record, with what the device knows of it filled in; sent as all notes are, also without a network. */
export function LogSheet({ contact, places, cameBack, logged, close }: Props) {
  const t = useTranslations("crm.contact");
  const { time } = useFormat();
  const refusalText = useRefusalText();
  const draftKey = `${useMe().id}/contact/${contact.at}`;
  const [chosen, choose] = useState(places[0]?.id);
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
    const place = places.find(({ id }) => id === chosen) ?? places[0];
    if (!place) return;
    const sent = note(place, words.trim() === "" ? first : `${first}\n\n${words.trim()}`);
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
        {places.length > 1 && (
          <SelectField label={t("on")} value={chosen} onChange={(event) => choose(event.target.value)}>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
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

const note = ({ entity, id }: ContactPlace, body: string) =>
  entity === "crm.opportunity" ? addNote({ id, body }) : perform("partners.partner.addNote", { id, body });
