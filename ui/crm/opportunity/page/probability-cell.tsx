"use client";

import { useTranslations } from "use-intl";
import { probabilityOf } from "@/common/crm/weight";
import { EditText } from "@/ui/kit/edit/text-field";
import { useFormat } from "@/ui/kit/format";
import { useRecord } from "@/ui/live/records";
import { useEditing } from "./editing";
import { useParsers } from "./parsers";

/** Set by hand, or the stage's own while nobody sets it; typing nothing goes back to the stage's. */
export function ProbabilityCell() {
  const t = useTranslations("crm.page");
  const { card, readOnly, waiting, draftKey, save } = useEditing();
  const stage = useRecord("crm.stage", card.stageId);
  const format = useFormat();
  const parsers = useParsers();
  const ofStage = stage?.probability ?? "0";
  const closed = card.status !== "open";
  return (
    <div className="op-probability">
      <EditText<string | null>
        label={t("fields.probability")}
        variant="cell"
        inputMode="decimal"
        selectOnFocus
        readOnly={readOnly || closed}
        waiting={waiting.has("probability")}
        display={format.percent(probabilityOf(card, stage))}
        hint={hintOf()}
        field={{
          draftKey: draftKey("probability"),
          value: card.probability,
          toText: (percent) => parsers.typed(percent ?? ofStage),
          parse: (typed) => (typed.trim() ? parsers.percent(typed) : { value: null }),
          save: (next, base) => save("probability", next, base),
        }}
      />
      {!closed && !readOnly && card.probability !== null && (
        <button
          type="button"
          className="op-automatic"
          onClick={() => void save("probability", null, card.probability)}
        >
          {t("backToAutomatic", { percent: format.percent(ofStage) })}
        </button>
      )}
    </div>
  );

  function hintOf(): string | undefined {
    if (card.status === "won") return t("wonIs100");
    if (card.status === "lost") return t("lostIs0");
    return card.probability === null ? t("automaticShort") : undefined;
  }
}
