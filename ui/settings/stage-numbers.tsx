"use client";

import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { EditText } from "@/ui/kit/edit/text-field";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { useFormat } from "@/ui/kit/format";
import { useMe } from "@/ui/live/session";
import { useStageParsers } from "./stage-parsers";

type Props = {
  readonly stage: StageRecord;
  readonly readOnly: boolean;
  readonly save: (changes: { probability?: string; rottingDays?: number | null }) => Promise<Problem>;
};

/** How likely, and after how many quiet days a card rots. */
export function StageNumbers({ stage, readOnly, save }: Props) {
  const t = useTranslations("settings.stages");
  const me = useMe();
  const format = useFormat();
  const parsers = useStageParsers();
  const draftKey = (field: string) => `${me.id}/stage/${stage.id}/${field}`;
  return (
    <>
      <EditText<string>
        label={t("probability")}
        variant="form"
        inputMode="decimal"
        selectOnFocus
        readOnly={readOnly}
        display={format.percent(stage.probability)}
        hint={t("probabilityHint")}
        field={{
          draftKey: draftKey("probability"),
          value: stage.probability,
          toText: parsers.typed,
          parse: parsers.percent,
          save: (probability) => save({ probability }),
        }}
      />
      <EditText<number | null>
        label={t("rottingDays")}
        variant="form"
        inputMode="decimal"
        selectOnFocus
        readOnly={readOnly}
        hint={t("rottingHint")}
        field={{
          draftKey: draftKey("rottingDays"),
          value: stage.rottingDays,
          toText: (days) => (days === null ? "" : String(days)),
          parse: parsers.days,
          save: (rottingDays) => save({ rottingDays }),
        }}
      />
    </>
  );
}
