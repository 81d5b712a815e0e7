import type { Actor } from "@/server/core/context";

/** Writes on behalf of nobody signed in. */
export const actorOfNobody: Actor = {
  personId: "00000000-0000-8000-8000-000000000001",
  role: "admin",
  scope: "all",
  teamIds: [],
  ledTeamIds: [],
  accessVersion: 1,
};
