"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { contactMark, smsOf, telOf } from "@/ui/kit/contact-links";
import { Icon } from "@/ui/kit/icon";
import type { IconName } from "@/ui/kit/icon-paths";
import { Sheet } from "@/ui/kit/sheet";
import { useCard } from "../store/cards";
import { RowNumber } from "./row-number";
import type { RowAct } from "./use-row-acts";

type Props = { readonly id: string; readonly act: (what: RowAct) => void; readonly close: () => void };

/** All that a swipe offers and more, behind the dots of a row and its keys. */
export function RowSheet({ id, act, close }: Props) {
  const t = useTranslations("crm.list.acts");
  const router = useRouter();
  const card = useCard(id);
  if (!card) return null;
  const reach = (icon: IconName, label: string, href: string) => (
    <a className="opt" href={href} onClick={close} {...contactMark("crm.opportunity", id)}>
      <Icon name={icon} />
      <span className="grow">{label}</span>
    </a>
  );
  return (
    <Sheet open onClose={close} title={card.name} flush>
      <RowNumber
        card={card}
        draw={(number) =>
          number && (
            <>
              {reach("phone", t("callNumber", { number }), telOf(number))}
              {reach("message", t("textNumber", { number }), smsOf(number))}
            </>
          )
        }
      />
      <Act icon="arrow" label={t("moveTo")} off={card.status === "lost"} run={() => act("move")} />
      <Act icon="won" label={t("win")} off={card.status !== "open"} run={() => act("win")} />
      <Act icon="opportunity" label={t("open")} run={() => router.push(`/opportunities/${id}`)} />
    </Sheet>
  );
}

type ActProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly off?: boolean;
  readonly run: () => void;
};

const Act = ({ icon, label, off = false, run }: ActProps) =>
  off ? null : (
    <button type="button" className="opt" onClick={run}>
      <Icon name={icon} />
      <span className="grow">{label}</span>
    </button>
  );
