"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { later } from "@/ui/kit/later";
import { useMe } from "@/ui/live/session";
import { rights } from "../../../common/identity/roles";
import { type Shortcut, useShortcutKeys, useShortcuts } from "../../kit/shortcuts";
import { openFinder, useFinder } from "./opening";
import { useRecentPages } from "./recent";

const Palette = later(() => import("./palette").then((file) => file.Palette));
const Help = later(() => import("./help").then((file) => file.Help));

/** The keys that work everywhere, and what ⌘K and ? open. */
export function Finder() {
  useShortcutKeys();
  useRecentPages();
  useEverywhere();
  const dialog = useFinder();
  const close = () => openFinder(null);
  return (
    <>
      {dialog === "palette" && <Palette onClose={close} />}
      {dialog === "help" && <Help onClose={close} />}
    </>
  );
}

function useEverywhere(): void {
  const t = useTranslations("live.keys");
  const router = useRouter();
  const may = rights[useMe().role];
  const shortcuts: Shortcut[] = [
    { id: "palette", keys: ["mod+k"], label: t("palette"), run: () => openFinder("palette") },
    { id: "help", keys: ["?"], label: t("help"), icon: "more", offered: true, run: () => openFinder("help") },
  ];
  const go = (id: string, key: string, label: string, icon: Shortcut["icon"], href: string) =>
    shortcuts.push({
      id,
      keys: [key],
      label,
      offered: true,
      run: () => router.push(href),
      ...(icon ? { icon } : {}),
    });
  if (may.write) go("new", "n", t("newOpportunity"), "plus", "/pipeline?new");
  if (may.deals) go("pipeline", "1", t("pipeline"), "pipeline", "/pipeline");
  if (may.deals) go("list", "2", t("list"), "list", "/pipeline?view=list");
  go("partners", "3", t("partners"), "partners", "/partners");
  useShortcuts(t("everywhere"), shortcuts, true);
}
