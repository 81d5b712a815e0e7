"use client";

import { useTranslations } from "use-intl";
import type { Exported, ExportFormat } from "@/common/spreadsheet/export-input";
import { toast } from "@/ui/kit/toast";
import { api, wireErrorOf } from "@/ui/trpc";
import { newId } from "./new-id";
import { useRefusalText } from "./refusal-text";
import { useSync } from "./status";

/** Asks for a list as a file and lets the browser save it. Not kept for later: a file is of now, or of no use. */
export function useExport() {
  const t = useTranslations("kit.export");
  const refusal = useRefusalText();
  const offline = useSync().state === "offline";
  const start = async (of: Exported, format: ExportFormat): Promise<void> => {
    const id = newId();
    try {
      const { result } = await api.exports.start.mutate({ mutationId: newId(), input: { id, format, of } });
      save(`/api/exports/${id}`);
      toast({ text: t("started", { count: result.count }) });
    } catch (error) {
      const { reason, details } = wireErrorOf(error);
      toast({ text: reason === "network" ? t("offline") : refusal({ reason, details }) });
    }
  };
  return { offline, start };
}

/** The browser takes its name from the answer, and stays on the page whatever is answered. */
function save(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
