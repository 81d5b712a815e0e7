"use client";

import { useEffect } from "react";
import type { UseCount } from "@/common/crm/uses";
import { rights } from "@/common/identity/roles";
import { useAnswer } from "@/ui/live/answers";
import { liveClient } from "@/ui/live/live-client";
import { useMe } from "@/ui/live/session";
import { api } from "@/ui/trpc";

/** Milliseconds without another change before the server is asked to count again. */
const quiet = 700;
const unused: UseCount = { live: 0, deleted: 0 };

export type UsesAnswer = {
  /** Undefined while nobody knows: not asked yet, or offline. */
  readonly usesOf: (id: string) => UseCount | undefined;
  /** Opportunities with an amount. */
  readonly amounts: number | undefined;
};

/**
 * What uses each thing of the set-up, in the whole company: the device holds only what its person may see, so the server
 * counts, again each time opportunities change.
 */
export function useUses(): UsesAnswer {
  const maySetUp = rights[useMe().role].configure;
  const { value, again } = useAnswer(`settings/uses/${maySetUp}`, async () =>
    maySetUp ? await api.crm.opportunity.uses.query() : null,
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const off = liveClient().store.subscribeKind("crm.opportunity", () => {
      clearTimeout(timer);
      timer = setTimeout(again, quiet);
    });
    return () => {
      clearTimeout(timer);
      off();
    };
  }, [again]);
  return {
    usesOf: (id) => value?.of[id] ?? (value ? unused : undefined),
    amounts: value?.amounts,
  };
}
