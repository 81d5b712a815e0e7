"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { matches, searchText } from "@/common/search-text";
import { Checkbox, TextField } from "@/ui/kit/field";
import { Icon } from "@/ui/kit/icon";
import { Sheet } from "@/ui/kit/sheet";
import { Tag } from "@/ui/kit/tag";
import { newId } from "@/ui/live/new-id";
import { useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { createTag } from "../commands/create-tag";
import { useEditing } from "./editing";

/** Tags as check marks: each press saves. Who may configure can make one here. */
export function TagSheet({ close }: { readonly close: () => void }) {
  const t = useTranslations("crm.page.tagSheet");
  const { card, save } = useEditing();
  const me = useMe();
  const tags = useRecords("crm.tag");
  const [query, setQuery] = useState("");
  const typed = query.trim();
  const found = tags.filter((tag) => matches(searchText(tag.name), searchText(query)));
  const isNew = typed !== "" && !tags.some((tag) => searchText(tag.name) === searchText(typed));
  const put = (tagIds: readonly string[]) => void save("tagIds", [...tagIds], [...card.tagIds]);
  const toggle = (id: string) =>
    put(card.tagIds.includes(id) ? card.tagIds.filter((one) => one !== id) : [...card.tagIds, id]);
  const create = () => {
    const id = newId();
    void createTag({ id, name: typed, hue: hueAfter(tags.length) });
    put([...card.tagIds, id]);
    setQuery("");
  };
  return (
    <Sheet open onClose={close} title={t("title")}>
      <TextField
        label={t("search")}
        value={query}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && isNew && rights[me.role].configure) create();
        }}
      />
      <div className="op-checks">
        {found.map((tag) => (
          <Checkbox
            key={tag.id}
            label={<Tag name={tag.name} hue={tag.hue} />}
            checked={card.tagIds.includes(tag.id)}
            onChange={() => toggle(tag.id)}
          />
        ))}
        {isNew && rights[me.role].configure && (
          <button type="button" className="opt" onClick={create}>
            <Icon name="plus" />
            {t("create", { name: typed })}
          </button>
        )}
        {found.length === 0 && !(isNew && rights[me.role].configure) && (
          <p className="f14 sec">{t("nothing")}</p>
        )}
      </div>
    </Sheet>
  );
}

/** The hues of new tags in the order in which neighbours differ most. */
const hueOrder = [8, 2, 6, 11, 9, 1, 5, 3, 10, 7, 12, 4] as const;
const hueAfter = (count: number): number => hueOrder[count % hueOrder.length] ?? 8;
