"use client";

import { useTranslations } from "use-intl";
import { type PartnerKind, partnerKinds } from "@/common/partners/partner";
import { Chip } from "@/ui/kit/chip";

type Props = {
  readonly kinds: readonly PartnerKind[];
  readonly change: (next: readonly PartnerKind[]) => void;
  readonly readOnly?: boolean;
};

/** What they are to us: several at once. */
export function KindChips({ kinds, change, readOnly = false }: Props) {
  const t = useTranslations("partners");
  const shown = readOnly ? partnerKinds.filter((kind) => kinds.includes(kind)) : partnerKinds;
  const toggle = (kind: PartnerKind) =>
    change(partnerKinds.filter((one) => (one === kind ? !kinds.includes(one) : kinds.includes(one))));
  return (
    <fieldset className="pa-chips" disabled={readOnly}>
      <legend className="sr">{t("kindsLabel")}</legend>
      {shown.map((kind) => (
        <Chip key={kind} on={kinds.includes(kind)} onClick={() => toggle(kind)}>
          {t(`kinds.${kind}`)}
        </Chip>
      ))}
    </fieldset>
  );
}
