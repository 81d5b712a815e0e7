import { type RecordScope, type Role, rights } from "../identity/roles";

type Viewer = {
  readonly personId: string;
  readonly role: Role;
  readonly scope: RecordScope;
  readonly teamIds: readonly string[];
};
type Scoped = { readonly ownerId: string | null; readonly teamId: string | null };

/** Their own; with scope team also those of their teams; with scope all, all. None where the role sees no deals. */
export function seesOpportunity(viewer: Viewer, { ownerId, teamId }: Scoped): boolean {
  if (!rights[viewer.role].deals) return false;
  if (viewer.scope === "all" || ownerId === viewer.personId) return true;
  return viewer.scope === "team" && teamId !== null && viewer.teamIds.includes(teamId);
}
