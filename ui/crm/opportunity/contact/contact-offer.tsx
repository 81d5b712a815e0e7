"use client";

import { useEffect, useState } from "react";
import { rights } from "@/common/identity/roles";
import { rightToNote } from "@/common/messaging/timeline-entity";
import { later } from "@/ui/kit/later";
import { useMe } from "@/ui/live/session";
import { contactBy, keepContact, keptContact, type MadeContact } from "./made-contact";

const OfferBar = later(() => import("./offer-bar").then((file) => file.OfferBar));

/** Milliseconds after which whoever never left the page is offered it all the same: a desk phone rings beside it. */
const beside = 6_000;

/** Whoever comes back from a call, a message or a map is quietly offered to note it. */
export function ContactOffer() {
  const me = useMe();
  // Whoever may note it on opportunities may do so on partners as well.
  return rights[me.role][rightToNote["partners.partner"]] ? <Offer personId={me.id} /> : null;
}

function Offer({ personId }: { readonly personId: string }) {
  const [made, setMade] = useState<MadeContact | null>(() => keptContact(personId, Date.now()));
  const [back, setBack] = useState(made !== null);
  useEffect(() => {
    const pressed = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-contact]") : null;
      const contact = link && contactBy(link, Date.now());
      if (!contact) return;
      keepContact(personId, contact);
      setBack(false);
      setMade(contact);
    };
    // Rows hear their own clicks and let no other part hear them.
    document.addEventListener("click", pressed, true);
    return () => document.removeEventListener("click", pressed, true);
  }, [personId]);
  useEffect(() => {
    if (!made || back) return;
    const come = () => document.visibilityState === "visible" && setBack(true);
    const waiting = setTimeout(come, beside);
    document.addEventListener("visibilitychange", come);
    addEventListener("focus", come);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener("visibilitychange", come);
      removeEventListener("focus", come);
    };
  }, [made, back]);
  if (!made || !back) return null;
  const done = () => {
    keepContact(personId, null);
    setMade(null);
  };
  return <OfferBar key={made.at} contact={made} done={done} />;
}
