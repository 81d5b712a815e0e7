"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { useAnswer } from "@/ui/live/answers";
import { useKnownPartners } from "@/ui/live/name-of";
import { api } from "@/ui/trpc";
import { usePartnerEditing } from "./editing";
import { NewPartnerSheet } from "./new-partner-sheet";
import { PartnerRow } from "./partner-row";

const most = 100;

/** The people who work there. */
export function Contacts() {
  const t = useTranslations("partners.page");
  const { record, readOnly } = usePartnerEditing();
  const [adding, setAdding] = useState(false);
  const people = useAnswer(`people-at/${record.id}`, () =>
    api.partners.partner.list.query({ parentId: record.id, limit: most }),
  );
  useAgainOnChange(people.again);
  const rows = people.value?.rows ?? [];
  return (
    <section aria-labelledby="pp-contacts">
      <div className="sect">
        <h2 id="pp-contacts" className="grow">
          {t("contacts")}
        </h2>
        {!readOnly && (
          <Button look="plain" icon="plus" onClick={() => setAdding(true)}>
            {t("addContact")}
          </Button>
        )}
      </div>
      {rows.length > 0 ? (
        <ul className="group pa-list">
          {rows.map((row) => (
            <PartnerRow key={row.id} row={{ ...row, parentName: null }} />
          ))}
        </ul>
      ) : (
        people.state === "answered" && <p className="pa-say f14 sec">{t("noContacts")}</p>
      )}
      {adding && <NewPartnerSheet name="" company={record} close={() => setAdding(false)} />}
    </section>
  );
}

/** The feed names every partner that changed: one of them may be somebody here. */
function useAgainOnChange(again: () => void): void {
  const known = useKnownPartners();
  const seen = useRef(known);
  useEffect(() => {
    if (seen.current === known) return;
    seen.current = known;
    again();
  }, [known, again]);
}
