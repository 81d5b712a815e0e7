"use client";

import { useTranslations } from "use-intl";
import { EditDay } from "@/ui/kit/edit/day-field";
import { EditText } from "@/ui/kit/edit/text-field";
import { useFormat } from "@/ui/kit/format";
import { Conflicted } from "./conflicted";
import { useEditing } from "./editing";
import { useParsers } from "./parsers";
import { ProbabilityCell } from "./probability-cell";

/** The three numbers that matter. */
export function Numbers() {
  const t = useTranslations("crm.page");
  const { card, readOnly, waiting, draftKey, save } = useEditing();
  const format = useFormat();
  const parsers = useParsers();
  return (
    <section className="op-numbers">
      <Conflicted field="expectedRevenue">
        <EditText
          label={t("fields.expectedRevenue")}
          variant="cell"
          inputMode="decimal"
          selectOnFocus
          readOnly={readOnly}
          waiting={waiting.has("expectedRevenue")}
          display={format.money(card.expectedRevenue)}
          field={{
            draftKey: draftKey("expectedRevenue"),
            value: card.expectedRevenue,
            toText: parsers.typed,
            parse: parsers.amount,
            save: (next, base) => save("expectedRevenue", next, base),
          }}
        />
      </Conflicted>
      <ProbabilityCell />
      <EditDay
        label={t("fields.expectedCloseOn")}
        variant="cell"
        readOnly={readOnly}
        waiting={waiting.has("expectedCloseOn")}
        display={card.expectedCloseOn ? format.day(card.expectedCloseOn) : t("empty")}
        field={{
          draftKey: draftKey("expectedCloseOn"),
          value: card.expectedCloseOn,
          toText: (day) => day ?? "",
          parse: parsers.day,
          save: (next, base) => save("expectedCloseOn", next, base),
        }}
      />
    </section>
  );
}
