import { type Rights, type Role, rights, roles } from "@/common/identity/roles";
import type { Actor } from "@/server/core/context";
import { command } from "../people";
import type { World } from "./world";

/** One way to call a procedure, with records of its own, so that it can be called any number of times. */
export type Case = {
  readonly allows: readonly Role[];
  /** Open to everybody, signed in or not. */
  readonly open?: true;
  /** What those without the right are answered, where it is not FORBIDDEN. */
  readonly refused?: "NOT_FOUND";
  /** The token of a session of the caller's, where the call concerns the very session that it is made in. */
  token?(caller: Actor): Promise<string>;
  /** Names an opportunity of the given team; the foreign team's ones exist for the administrator alone. */
  readonly ofTeam?: true;
  /** `caller`: who is going to call it; the administrator where a test does not say. */
  input(world: World, teamId: string, caller?: Actor): Promise<unknown>;
};

const withRight = (right: keyof Rights): readonly Role[] => roles.filter((role) => rights[role][right]);
export const everybody: readonly Role[] = roles;
export const dealers = withRight("deals");
export const writers = withRight("write");
export const partnerWriters = withRight("partners");
export const leads: readonly Role[] = ["admin", "lead"];
export const admins: readonly Role[] = ["admin"];

type Input = Case["input"];
export const query = (allows: readonly Role[], input: Input): Case => ({ allows, input });
export const write = (allows: readonly Role[], input: Input): Case => ({
  allows,
  input: async (world, teamId, caller) => command(await input(world, teamId, caller)),
});
export const ofTeam = (one: Case): Case => ({ ...one, ofTeam: true });
