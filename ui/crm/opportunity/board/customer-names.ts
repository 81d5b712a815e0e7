import { useMemo } from "react";
import type { NamedPartner } from "@/common/crm/records";
import { matches, searchText } from "@/common/search-text";
import { liveClient } from "@/ui/live/live-client";

/** As many proposals as a phone shows above its keyboard. */
const proposed = 8;

/** Customers known on this device whose name fits what is typed so far. */
export function useCustomerNames(typed: string): readonly NamedPartner[] {
  return useMemo(() => {
    const wanted = searchText(typed);
    if (wanted.length < 2) return [];
    const found: NamedPartner[] = [];
    for (const partner of liveClient().store.list("partners.name")) {
      if (matches(searchText(partner.name), wanted)) found.push(partner);
      if (found.length === proposed) break;
    }
    return found;
  }, [typed]);
}

/** The customer of that name, accents and case aside, so that typing a known name makes no second one. */
export function customerNamed(name: string): NamedPartner | undefined {
  const wanted = searchText(name);
  return liveClient()
    .store.list("partners.name")
    .find((partner) => searchText(partner.name) === wanted);
}
