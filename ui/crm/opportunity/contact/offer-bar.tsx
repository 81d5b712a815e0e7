"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { announce } from "@/ui/kit/announce";
import { Button, IconButton } from "@/ui/kit/button";
import { Icon } from "@/ui/kit/icon";
import type { IconName } from "@/ui/kit/icon-paths";
import { LogSheet } from "./log-sheet";
import type { MadeContact } from "./made-contact";
import { useContactPlaces } from "./use-contact-places";
import "./offer-bar.css";

const icons: Record<MadeContact["way"], IconName> = {
  call: "phone",
  text: "message",
  mail: "mail",
  visit: "pin",
};

type Props = { readonly contact: MadeContact; readonly done: () => void };

/** Stays until it is answered; takes no focus and covers nothing. */
export function OfferBar({ contact, done }: Props) {
  const t = useTranslations("crm.contact");
  const places = useContactPlaces(contact);
  const [cameBack] = useState(() => Date.now());
  const [logging, setLogging] = useState(false);
  const isOffered = places.length > 0;
  const offer = t(`offer.${contact.way}`);
  useEffect(() => {
    if (isOffered) announce(offer);
  }, [isOffered, offer]);
  if (!isOffered) return null;
  return (
    <section className="offer" aria-label={offer}>
      <Icon name={icons[contact.way]} />
      <span className="grow f14 offer-to">{t(`made.${contact.way}`, { to: contact.to })}</span>
      <Button look="soft" size="small" onClick={() => setLogging(true)}>
        {offer}
      </Button>
      <IconButton icon="close" label={t("notNow")} onClick={done} />
      {logging && (
        <LogSheet
          contact={contact}
          places={places}
          cameBack={cameBack}
          logged={done}
          close={() => setLogging(false)}
        />
      )}
    </section>
  );
}
