import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ListColumn } from "@/common/crm/list-terms";
import { rights } from "@/common/identity/roles";
import { Button, IconButton } from "@/ui/kit/button";
import { later } from "@/ui/kit/later";
import { useMe } from "@/ui/live/session";
import type { BulkAct } from "../commands/bulk";
import type { PipelineQuery } from "../filters/pipeline-query";
import { cardOf } from "../store/cards";
import { BulkMenus } from "./bulk-menus";
import { concerns, useBulk } from "./use-bulk";

const LostSheet = later(() => import("../page/lost-sheet").then((file) => file.LostSheet));
const BulkTags = later(() => import("./bulk-tags").then((file) => file.BulkTags));
const BulkClosing = later(() => import("./bulk-closing").then((file) => file.BulkClosing));

const ListExport = later(() => import("./list-export").then((file) => file.ListExport));

type Props = {
  readonly query: PipelineQuery;
  readonly columns: readonly ListColumn[];
  readonly ids: ReadonlySet<string>;
  readonly all: readonly string[];
  readonly selectAll: () => void;
  readonly clear: () => void;
};

/** What may be done with the picked ones, in the lower half of the screen. */
export function SelectionBar({ query, columns, ids, all, selectAll, clear }: Props) {
  const t = useTranslations("crm.list");
  const kit = useTranslations("kit");
  const me = useMe();
  const bulk = useBulk();
  const [sheet, setSheet] = useState<"lost" | "tags" | "closing" | "export" | null>(null);
  const act = (one: BulkAct) => bulk(one, ids);
  const offers = (one: BulkAct) =>
    [...ids].some((id) => {
      const card = cardOf(id);
      return card && concerns(one, card);
    });
  const close = () => setSheet(null);
  return (
    <section className="list-selection" aria-label={t("selected", { count: ids.size })}>
      <div className="list-selected">
        <span className="m num">{t("selected", { count: ids.size })}</span>
        {ids.size < all.length && (
          <Button look="plain" size="small" onClick={selectAll}>
            {t("selectAllOf", { count: all.length })}
          </Button>
        )}
        <IconButton icon="close" size="small" label={kit("close")} className="list-drop" onClick={clear} />
      </div>
      <div className="list-acts">
        <BulkMenus
          ids={ids}
          act={act}
          openTags={() => setSheet("tags")}
          openClosing={() => setSheet("closing")}
        />
        {offers({ kind: "win" }) && (
          <Button icon="won" onClick={() => act({ kind: "win" })}>
            {t("won")}
          </Button>
        )}
        {offers({ kind: "lose", ...noReason }) && (
          <Button icon="lost" onClick={() => setSheet("lost")}>
            {t("lost")}
          </Button>
        )}
        {offers({ kind: "restore" }) && (
          <Button icon="undo" onClick={() => act({ kind: "restore" })}>
            {t("restore")}
          </Button>
        )}
        <Button icon="download" aria-haspopup="dialog" onClick={() => setSheet("export")}>
          {kit("export.action")}
        </Button>
        {rights[me.role].remove && (
          <Button icon="trash" danger onClick={() => act({ kind: "remove" })}>
            {t("delete")}
          </Button>
        )}
      </div>
      {sheet === "lost" && (
        <LostSheet
          close={close}
          lose={(why) => {
            close();
            act({ kind: "lose", ...why });
          }}
        />
      )}
      {sheet === "tags" && <BulkTags ids={ids} act={act} close={close} />}
      {sheet === "export" && <ListExport query={query} columns={columns} ids={ids} close={close} />}
      {sheet === "closing" && <BulkClosing act={act} close={close} />}
    </section>
  );
}

const noReason = { reasonId: null, reasonName: null, note: null };
