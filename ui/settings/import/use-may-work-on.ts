"use client";

import { rights } from "@/common/identity/roles";
import type { ImportRunRecord } from "@/common/import/records";
import { useMe } from "@/ui/live/session";

/** What stands in a file is for whoever sent it, and for administrators. */
export function useMayWorkOn({ personId }: Pick<ImportRunRecord, "personId">): boolean {
  const me = useMe();
  return me.id === personId || rights[me.role].administer;
}
