"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { notTaken } from "@/common/shared-things";
import { later } from "@/ui/kit/later";
import { toast } from "@/ui/kit/toast";
import { useMe } from "@/ui/live/session";
import { waitingShares } from "@/ui/live/shared-things";

const SharedSheet = later(() => import("./shared-sheet").then((file) => file.SharedSheet));

/** Opens what another app shared; what was put off is offered at each start, until it is used or thrown away. */
export function SharedArrival() {
  const { write } = rights[useMe().role];
  return write ? <Arrival /> : null;
}

function Arrival() {
  const t = useTranslations("crm.shared");
  const [shown, show] = useState<string | null>(null);
  useEffect(() => {
    const address = new URL(location.href);
    const asked = address.searchParams.get("shared");
    if (asked !== null) {
      address.searchParams.delete("shared");
      history.replaceState(history.state, "", address);
    }
    if (asked === notTaken) toast({ text: t("notTaken") });
    else if (asked !== null) show(asked);
    else {
      void waitingShares().then(([last]) => {
        if (last)
          toast({ text: t("waits"), action: { label: t("look"), isUndo: false, run: () => show(last) } });
      });
    }
  }, [t]);
  return shown === null ? null : <SharedSheet id={shown} close={() => show(null)} />;
}
