"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { Button, IconButton } from "@/ui/kit/button";
import { later } from "@/ui/kit/later";
import { Menu, type MenuItem } from "@/ui/kit/menu";
import { useMe } from "@/ui/live/session";
import { useEditing } from "./editing";
import { useClosing } from "./use-closing";
import { usePageKeys } from "./use-page-keys";

const LostSheet = later(() => import("./lost-sheet").then((file) => file.LostSheet));

/** Won, Lost, or Restore; Delete behind the dots for those who may. */
export function Outcome({ deleted }: { readonly deleted: () => void }) {
  const t = useTranslations("crm.page");
  const { card, readOnly } = useEditing();
  const me = useMe();
  const closing = useClosing(card);
  const [asking, setAsking] = useState(false);
  const back = card.status === "won" ? closing.reopen : closing.restore;
  usePageKeys({ win: closing.win, lose: () => setAsking(true), restore: back });
  if (readOnly) return <p className="note op-may">{t("readOnly")}</p>;
  const items: MenuItem[] = rights[me.role].remove
    ? [
        {
          label: t("delete"),
          icon: "trash",
          danger: true,
          run: () => {
            closing.remove();
            deleted();
          },
        },
      ]
    : [];
  return (
    <div className="op-outcome">
      {card.status === "open" ? (
        <>
          <Button icon="won" onClick={closing.win}>
            {t("won")}
          </Button>
          <Button icon="lost" onClick={() => setAsking(true)}>
            {t("lost")}
          </Button>
        </>
      ) : (
        <Button icon="undo" onClick={back}>
          {card.status === "won" ? t("reopen") : t("restore")}
        </Button>
      )}
      {items.length > 0 && (
        <Menu
          label={t("moreActions")}
          items={items}
          trigger={<IconButton icon="more" label={t("moreActions")} />}
        />
      )}
      {asking && (
        <LostSheet
          close={() => setAsking(false)}
          lose={(why) => {
            setAsking(false);
            closing.lose(why);
          }}
        />
      )}
    </div>
  );
}
