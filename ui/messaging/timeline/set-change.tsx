"use client";

import { Fragment, type ReactNode } from "react";
import { useTranslations } from "use-intl";

type Props = {
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly read: (value: unknown) => ReactNode;
};

/** Of a set it says what came and what went. */
export function SetChange({ label, before, after, read }: Props) {
  const t = useTranslations("crm.timeline");
  const was = asList(before);
  const is = asList(after);
  const added = is.filter((one) => !was.includes(one));
  const removed = was.filter((one) => !is.includes(one));
  return (
    <p className="tl-change sec f14">
      {label}{" "}
      {added.length > 0 && (
        <span className="tl-after">
          + <Names of={added} read={read} />
        </span>
      )}{" "}
      {removed.length > 0 && (
        <s>
          <span className="sr">{t("removed")} </span>
          <Names of={removed} read={read} />
        </s>
      )}
    </p>
  );
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function Names({ of, read }: { readonly of: readonly unknown[]; readonly read: Props["read"] }) {
  return of.map((one, place) => (
    <Fragment key={String(one)}>
      {place > 0 && ", "}
      {read(one)}
    </Fragment>
  ));
}
