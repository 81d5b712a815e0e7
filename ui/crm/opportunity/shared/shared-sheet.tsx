"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { haptic } from "@/ui/kit/haptic";
import { Segmented } from "@/ui/kit/segmented";
import { Sheet } from "@/ui/kit/sheet";
import { toast } from "@/ui/kit/toast";
import { forgetShare } from "@/ui/live/shared-things";
import type { SharedThing } from "./proposal";
import { SharedFiles } from "./shared-files";
import { SharedLead } from "./shared-lead";
import { SharedNote } from "./shared-note";
import { useSharedThing } from "./use-shared-thing";
import "./shared-sheet.css";

type Props = { readonly id: string; readonly close: () => void };

/** Asks what to make of what was shared. Closed, it stays on the device and is offered at the next start. */
export function SharedSheet({ id, close }: Props) {
  const t = useTranslations("crm.shared");
  const thing = useSharedThing(id);
  const throwAway = () => {
    void forgetShare(id);
    close();
  };
  return (
    <Sheet
      open
      onClose={close}
      title={t("title")}
      footer={
        <Button look="plain" danger icon="trash" onClick={throwAway}>
          {t("throwAway")}
        </Button>
      }
    >
      {thing === null && <p className="sec">{t("gone")}</p>}
      {thing && <Choice id={id} thing={thing} close={close} />}
    </Sheet>
  );
}

const makings = ["lead", "note"] as const;

function Choice({ id, thing, close }: Props & { readonly thing: SharedThing }) {
  const t = useTranslations("crm.shared");
  const router = useRouter();
  const [making, setMaking] = useState<(typeof makings)[number]>("lead");
  const made = (opportunityId: string) => {
    void forgetShare(id);
    haptic("done");
    close();
    const run = () => router.push(`/opportunities/${opportunityId}`);
    toast({ text: t(`made.${making}`), action: { label: t("look"), isUndo: false, run } });
  };
  return (
    <div className="shared">
      <Segmented
        label={t("what")}
        value={making}
        options={makings.map((value) => ({ value, label: t(`makings.${value}`) }))}
        onChange={setMaking}
      />
      {thing.files.length > 0 && <SharedFiles files={thing.files} />}
      {making === "lead" ? (
        <SharedLead thing={thing} made={made} />
      ) : (
        <SharedNote thing={thing} made={made} />
      )}
    </div>
  );
}
