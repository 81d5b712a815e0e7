"use client";

import { useTranslations } from "use-intl";
import { type RecurringPlan, recurringPlans } from "@/common/crm/opportunity-terms";
import { toMinor } from "@/common/money";
import { EditChoice } from "@/ui/kit/edit/choice-field";
import { EditText } from "@/ui/kit/edit/text-field";
import { useFormat } from "@/ui/kit/format";
import { Conflicted } from "./conflicted";
import { useEditing } from "./editing";
import { useParsers } from "./parsers";

/** What comes in again and again, and for how long one amount stands. */
export function RecurringFields() {
  const t = useTranslations("crm.page");
  const { card, readOnly, waiting, draftKey, save } = useEditing();
  const format = useFormat();
  const parsers = useParsers();
  const amount = format.money(card.recurringRevenue);
  const none = toMinor(card.recurringRevenue) === 0;
  const display =
    none || card.recurringPlan === null ? amount : t(`perPlan.${card.recurringPlan}`, { amount });
  return (
    <>
      <Conflicted field="recurringRevenue">
        <EditText
          label={t("fields.recurringRevenue")}
          inputMode="decimal"
          selectOnFocus
          readOnly={readOnly}
          waiting={waiting.has("recurringRevenue")}
          display={display}
          field={{
            draftKey: draftKey("recurringRevenue"),
            value: card.recurringRevenue,
            toText: parsers.typed,
            parse: parsers.amount,
            save: (next, base) => save("recurringRevenue", next, base),
          }}
        />
      </Conflicted>
      <Conflicted field="recurringPlan">
        <EditChoice
          label={t("fields.recurringPlan")}
          value={card.recurringPlan ?? ""}
          readOnly={readOnly}
          waiting={waiting.has("recurringPlan")}
          choices={[
            { value: "", label: t("noPlan") },
            ...recurringPlans.map((plan) => ({ value: plan, label: t(`plans.${plan}`) })),
          ]}
          save={(next) => save("recurringPlan", (next || null) as RecurringPlan | null, card.recurringPlan)}
        />
      </Conflicted>
    </>
  );
}
