import { useTranslations } from "use-intl";
import { type Shortcut, useShortcuts } from "@/ui/kit/shortcuts";
import { useEditing } from "./editing";

type Acts = { readonly win: () => void; readonly lose: () => void; readonly restore: () => void };

/** The keys of one opportunity's page; in the palette too. */
export function usePageKeys({ win, lose, restore }: Acts): void {
  const t = useTranslations("crm.keys");
  const { card, readOnly } = useEditing();
  const offer = (
    id: string,
    key: string,
    label: string,
    icon: NonNullable<Shortcut["icon"]>,
    run: () => void,
  ) => ({
    ...{ id: `page.${id}`, keys: [key], label, icon, run, offered: true },
  });
  const ends =
    card.status === "open"
      ? [offer("win", "w", t("win"), "won", win), offer("lose", "l", t("lose"), "lost", lose)]
      : [offer("restore", "r", t("restore"), "undo", restore)];
  const edit = offer("edit", "e", t("editName"), "edit", () => press(".op-head button, .op-head input"));
  const move = offer("move", "m", t("move"), "arrow", () => focus(".op-rope [aria-current]"));
  // The fields hear these themselves.
  const fields = [
    { id: "field.save", keys: ["Enter"], label: t("saveField") },
    { id: "field.leave", keys: ["Escape"], label: t("leaveField") },
  ];
  useShortcuts(
    t("page"),
    readOnly ? [] : [edit, ...(card.status === "lost" ? [] : [move]), ...ends, ...fields],
  );
}

function press(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (element instanceof HTMLInputElement) element.focus();
  else element?.click();
}

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
