"use client";

import { useState } from "react";
import type { ImportPreview, ImportRunRecord } from "@/common/import/records";
import type { ImportSettings } from "@/common/import/settings";
import { useAnswer } from "@/ui/live/answers";
import { perform } from "@/ui/live/outbox";
import { api } from "@/ui/trpc";
import { useTold } from "../use-told";

/** The file as it will be read, and what is to become of it; each change is kept at once and shown anew. */
export function usePreparing(run: ImportRunRecord) {
  const { told } = useTold();
  // Asked again once it is checked: then it tells which names nothing here bears.
  const phase = run.state === "checked" ? `checked/${run.version}` : "first";
  const answer = useAnswer(`import/${run.id}/preview/${phase}`, () =>
    api.import.preview.query({ id: run.id }),
  );
  const [later, setLater] = useState<{ readonly phase: string; readonly preview: ImportPreview } | null>(
    null,
  );
  const [draft, setDraft] = useState<ImportSettings | null>(null);
  const [shown, setShown] = useState<ImportPreview | null>(null);
  const newest = later?.phase === phase ? later.preview : answer.value;
  if (newest && newest !== shown) setShown(newest);
  const preview = newest ?? shown;
  const settings = draft ?? preview?.settings;

  const change = async (wishes: Partial<ImportSettings>) => {
    if (!settings) return;
    const next = { ...settings, ...wishes };
    setDraft(next);
    if (await told(perform("import.configure", { id: run.id, settings: next }))) {
      const read = await api.import.preview.query({ id: run.id }).catch(() => null);
      if (read) setLater({ phase: "first", preview: { ...read, unknown: preview?.unknown ?? [] } });
    }
    setDraft(null);
  };
  return { preview, settings, change, state: answer.state, reason: answer.reason, again: answer.again };
}
