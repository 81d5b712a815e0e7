import type { PersonRecord } from "@/common/identity/records";
import { rights } from "@/common/identity/roles";
import { useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";

/** Whose cards one may ask for: those who can hold some, and those who are asked for already. Nobody for who sees only their own. */
export function useOwners(chosen: readonly string[]): readonly PersonRecord[] {
  const { scope } = useMe();
  const people = useRecords("identity.person");
  if (scope === "own" && chosen.length === 0) return [];
  return people.filter((one) => (one.active && rights[one.role].write) || chosen.includes(one.id));
}
