"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Segmented } from "@/ui/kit/segmented";
import { Sheet } from "@/ui/kit/sheet";
import { Tag } from "@/ui/kit/tag";
import { useRecords } from "@/ui/live/records";
import type { BulkAct } from "../commands/bulk";
import { cardOf } from "../store/cards";

type Props = {
  readonly ids: ReadonlySet<string>;
  readonly act: (act: BulkAct) => void;
  readonly close: () => void;
};
type Wish = "keep" | "add" | "remove";

/** Per tag: put on, take off, or leave as it is on each. */
export function BulkTags({ ids, act, close }: Props) {
  const t = useTranslations("crm.list");
  const tags = useRecords("crm.tag");
  const [wishes, setWishes] = useState<Readonly<Record<string, Wish>>>({});
  const wished = (wish: Wish) => tags.filter(({ id }) => wishes[id] === wish).map(({ id }) => id);
  const apply = () => {
    act({ kind: "edit", changes: { addTagIds: wished("add"), removeTagIds: wished("remove") } });
    close();
  };
  const options = (["keep", "add", "remove"] as const).map((value) => ({ value, label: t(`wish.${value}`) }));
  return (
    <Sheet
      open
      onClose={close}
      title={t("tags")}
      subtitle={t("selected", { count: ids.size })}
      footer={
        <Button
          look="primary"
          disabled={wished("add").length + wished("remove").length === 0}
          onClick={apply}
        >
          {t("apply")}
        </Button>
      }
    >
      {tags.length === 0 && <p className="sec">{t("noTags")}</p>}
      <ul className="list-choice">
        {tags.map(({ id, name, hue }) => (
          <li key={id}>
            <span className="grow list-wish">
              <Tag name={name} hue={hue} />
              <span className="f13 sec num">{t("haveIt", { count: having(ids, id) })}</span>
            </span>
            <Segmented
              label={name}
              value={wishes[id] ?? "keep"}
              options={options}
              onChange={(wish) => setWishes({ ...wishes, [id]: wish })}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

const having = (ids: ReadonlySet<string>, tagId: string): number =>
  [...ids].filter((id) => cardOf(id)?.tagIds.includes(tagId)).length;
