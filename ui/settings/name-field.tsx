"use client";

import { useTranslations } from "use-intl";
import { EditText } from "@/ui/kit/edit/text-field";
import type { Problem } from "@/ui/kit/edit/use-edited";
import { useMe } from "@/ui/live/session";

type Props = {
  readonly label: string;
  /** Names what is renamed, such as `tag/<id>`. */
  readonly of: string;
  readonly value: string;
  readonly max: number;
  readonly save: (name: string) => Promise<Problem>;
  readonly readOnly?: boolean;
  readonly variant?: "row" | "form" | "bare";
};

/** A name that must not be empty, edited in place. */
export function NameField({ label, of, value, max, save, readOnly = false, variant = "form" }: Props) {
  const t = useTranslations("settings.problems");
  const me = useMe();
  return (
    <EditText<string>
      label={label}
      variant={variant}
      readOnly={readOnly}
      field={{
        draftKey: `${me.id}/${of}/name`,
        value,
        toText: (name) => name,
        parse: (typed) => {
          const name = typed.trim();
          if (!name) return { problem: t("name") };
          return name.length > max ? { problem: t("tooLong", { max }) } : { value: name };
        },
        save,
      }}
    />
  );
}
