"use client";

import { memo, useState } from "react";
import { useTranslations } from "use-intl";
import type { StageRecord } from "@/common/crm/records";
import { rights } from "@/common/identity/roles";
import { IconButton } from "@/ui/kit/button";
import { later } from "@/ui/kit/later";
import { Swatch } from "@/ui/kit/tag";
import { useMe } from "@/ui/live/session";
import { useColumnTotals } from "../store/cards";
import { ColumnMenu } from "./column-menu";
import { useColumnMoney } from "./use-column-money";

const QuickCreate = later(() => import("./quick-create").then((file) => file.QuickCreate));

type Props = { readonly stage: StageRecord; readonly headingId: string; readonly fold: () => void };

/** Name, count, and the money of all its cards, mounted or not. Memoised: cards come and go below it all the time. */
export const ColumnHeader = memo(function ColumnHeader({ stage, headingId, fold }: Props) {
  const t = useTranslations("crm.board");
  const me = useMe();
  const [creating, setCreating] = useState(false);
  return (
    <header className="colh board-colh">
      <div className="r1">
        <Swatch hue={stage.hue} />
        <h2 id={headingId} className="t1">
          {stage.name}
        </h2>
        <Count stageId={stage.id} />
        <span className="grow" />
        {rights[me.role].write && (
          <IconButton
            icon="plus"
            label={t("createIn", { stage: stage.name })}
            aria-expanded={creating}
            onClick={() => setCreating(!creating)}
          />
        )}
        <ColumnMenu stage={stage} fold={fold} />
      </div>
      <Money stageId={stage.id} />
      {creating && <QuickCreate stage={stage} close={() => setCreating(false)} />}
    </header>
  );
});

function Count({ stageId }: { readonly stageId: string }) {
  const t = useTranslations("crm.board");
  const { count } = useColumnTotals(stageId);
  return (
    <span className="bdg" title={t("count", { count })}>
      <span aria-hidden="true">{count}</span>
      <span className="sr">{t("count", { count })}</span>
    </span>
  );
}

function Money({ stageId }: { readonly stageId: string }) {
  const t = useTranslations("crm.board");
  const { expected, weighted } = useColumnMoney(stageId);
  return (
    <div className="r2">
      <span className="t1">
        <span className="board-lab">{t("expected")} </span>
        <b className="num">{expected}</b>
      </span>
      <span className="t1">
        {t("weighted")} <b className="num">{weighted}</b>
      </span>
    </div>
  );
}
