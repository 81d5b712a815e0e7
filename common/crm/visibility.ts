import type { RecordScope } from "../identity/roles";

type Viewer = {
  readonly personId: string;
  readonly scope: RecordScope;
  readonly teamIds: readonly string[];
};
type Scoped = { readonly ownerId: string | null; readonly teamId: string | null };

/** Their own; with scope team also those of their teams; with scope all, all. */
export function seesOpportunity(viewer: Viewer, { ownerId, teamId }: Scoped): boolean {
  if (viewer.scope === "all" || ownerId === viewer.personId) return true;
  return viewer.scope === "team" && teamId !== null && viewer.teamIds.includes(teamId);
}
