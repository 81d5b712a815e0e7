"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { EmptyState } from "@/ui/kit/empty-state";
import { useMe } from "@/ui/live/session";
import { SettingsFrame } from "../settings-frame";
import { ChooseFile } from "./choose-file";
import { RunList } from "./run-list";
import { RunView } from "./run-view";
import "./import.css";

/** Files that are brought in: a new one, and what became of the others. */
export function ImportScreen() {
  const t = useTranslations("import");
  const { role } = useMe();
  const id = useSearchParams().get("run");
  const isFor = rights[role].partners || rights[role].write;
  return (
    <SettingsFrame title={t("title")}>
      {!isFor && <EmptyState title={t("notYoursTitle")}>{t("notYoursText")}</EmptyState>}
      {isFor && id && <RunView key={id} id={id} />}
      {isFor && !id && (
        <>
          <ChooseFile />
          <RunList />
        </>
      )}
    </SettingsFrame>
  );
}
