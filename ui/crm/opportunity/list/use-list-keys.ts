import { useTranslations } from "use-intl";
import { useShortcuts } from "@/ui/kit/shortcuts";
import { groupOfRow } from "../store/card-list";
import type { ListHands } from "./list-keys";

/** Tells of the keys that `list-keys.ts` hears on its rows, and adds those of the whole list. */
export function useListKeys(hands: ListHands): void {
  const t = useTranslations("crm.keys");
  const isGrouped = groupOfRow(hands.rows[0] ?? "") !== null;
  const first = () => {
    const row = hands.selection.active ?? hands.rows[0];
    if (row) hands.focus(row);
  };
  useShortcuts(t("list"), [
    { id: "list.enter", keys: ["j"], label: t("toRows"), run: first },
    {
      id: "list.walk",
      keys: ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"],
      label: t("walkRows"),
    },
    { id: "list.open", keys: ["Enter"], label: t("open") },
    ...(isGrouped ? [{ id: "list.fold", keys: ["ArrowLeft", "ArrowRight"], label: t("foldGroup") }] : []),
    ...(hands.selectable
      ? [
          { id: "list.pick", keys: [" "], label: t("pick") },
          { id: "list.range", keys: ["shift+ArrowDown"], label: t("pickOn") },
          { id: "list.all", keys: ["mod+a"], label: t("pickAll") },
          { id: "list.menu", keys: ["shift+F10"], label: t("rowMenu") },
          { id: "list.none", keys: ["Escape"], label: t("pickNone") },
        ]
      : []),
  ]);
}
