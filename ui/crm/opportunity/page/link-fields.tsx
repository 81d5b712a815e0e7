"use client";

import { useTranslations } from "use-intl";
import type { OpportunityRecord } from "@/common/crm/records";
import { contactMark, mailOf, smsOf, telOf } from "@/ui/kit/contact-links";
import { EditText } from "@/ui/kit/edit/text-field";
import { Icon } from "@/ui/kit/icon";
import { useEditing } from "./editing";
import { useParsers } from "./parsers";

type Props = { readonly record: OpportunityRecord };

/** An address that opens the person's own mail. */
export function EmailField({ record }: Props) {
  const t = useTranslations("crm.page");
  const { readOnly, waiting, draftKey, save } = useEditing();
  const parsers = useParsers();
  return (
    <EditText<string | null>
      label={t("fields.email")}
      placeholder={readOnly ? t("empty") : t("add.email")}
      type="email"
      inputMode="email"
      readOnly={readOnly}
      waiting={waiting.has("email")}
      trailing={
        record.email && (
          <a
            className="ib op-act"
            href={mailOf(record.email)}
            aria-label={t("write", { address: record.email })}
            {...contactMark("crm.opportunity", record.id)}
          >
            <Icon name="mail" />
          </a>
        )
      }
      field={{
        draftKey: draftKey("email"),
        value: record.email,
        toText: (text) => text ?? "",
        parse: parsers.email,
        save: (next, base) => save("email", next, base),
      }}
    />
  );
}

/** A number that the phone dials. */
export function PhoneField({ record }: Props) {
  const t = useTranslations("crm.page");
  const { readOnly, waiting, draftKey, save } = useEditing();
  const parsers = useParsers();
  return (
    <EditText<string | null>
      label={t("fields.phone")}
      placeholder={readOnly ? t("empty") : t("add.phone")}
      type="tel"
      inputMode="tel"
      readOnly={readOnly}
      waiting={waiting.has("phone")}
      trailing={
        record.phone && (
          <>
            <a
              className="ib op-act"
              href={smsOf(record.phone)}
              aria-label={t("text", { number: record.phone })}
              {...contactMark("crm.opportunity", record.id)}
            >
              <Icon name="message" />
            </a>
            <a
              className="ib op-act"
              href={telOf(record.phone)}
              aria-label={t("call", { number: record.phone })}
              {...contactMark("crm.opportunity", record.id)}
            >
              <Icon name="phone" />
            </a>
          </>
        )
      }
      field={{
        draftKey: draftKey("phone"),
        value: record.phone,
        toText: (text) => text ?? "",
        parse: parsers.line(60),
        save: (next, base) => save("phone", next, base),
      }}
    />
  );
}
