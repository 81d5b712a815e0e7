"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { PickRow } from "@/ui/kit/edit/pick-row";
import { later } from "@/ui/kit/later";
import { Tag } from "@/ui/kit/tag";
import { useRecords } from "@/ui/live/records";
import { useEditing } from "./editing";

const TagSheet = later(() => import("./tag-sheet").then((file) => file.TagSheet));

export function TagsField() {
  const t = useTranslations("crm.page");
  const { card, readOnly, waiting } = useEditing();
  const [picking, setPicking] = useState(false);
  const tags = useRecords("crm.tag").filter((tag) => card.tagIds.includes(tag.id));
  return (
    <>
      <PickRow
        label={t("fields.tagIds")}
        text={tags.map((tag) => tag.name).join(", ")}
        readOnly={readOnly}
        waiting={waiting.has("tagIds")}
        picking={picking}
        open={() => setPicking(true)}
      >
        {tags.length > 0 ? (
          <span className="op-tags">
            {tags.map((tag) => (
              <Tag key={tag.id} name={tag.name} hue={tag.hue} />
            ))}
          </span>
        ) : (
          <span className="mut">{readOnly ? t("empty") : t("add.tagIds")}</span>
        )}
      </PickRow>
      {picking && <TagSheet close={() => setPicking(false)} />}
    </>
  );
}
