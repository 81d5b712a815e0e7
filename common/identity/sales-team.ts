import * as z from "zod/mini";
import { hue, text, uuid } from "../fields";

const teamName = text(1, 80);

export const createTeamInput = z.strictObject({ id: uuid, name: teamName, hue });
export type CreateTeamInput = z.infer<typeof createTeamInput>;

export const editTeamInput = z.strictObject({
  id: uuid,
  changes: z.strictObject({
    name: z.optional(teamName),
    hue: z.optional(hue),
    active: z.optional(z.boolean()),
  }),
});
export type EditTeamInput = z.infer<typeof editTeamInput>;

export const setMemberInput = z.strictObject({
  teamId: uuid,
  personId: uuid,
  /** Null takes the person out of the team. */
  leader: z.nullable(z.boolean()),
});
export type SetMemberInput = z.infer<typeof setMemberInput>;

export const removeTeamInput = z.strictObject({ id: uuid });
export type RemoveTeamInput = z.infer<typeof removeTeamInput>;

/** Its people, opportunities and own stages go over to `into`, and the team is gone. */
export const mergeTeamInput = z.strictObject({ id: uuid, into: uuid });
export type MergeTeamInput = z.infer<typeof mergeTeamInput>;

/** Takes a merge back, named by who made it and the mutation. */
export const unmergeTeamInput = z.strictObject({ by: uuid, merge: uuid });
export type UnmergeTeamInput = z.infer<typeof unmergeTeamInput>;
