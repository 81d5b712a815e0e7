import type { DeactivateInput, OpenRecords, PersonIdInput } from "@/common/identity/person";
import type { ReadContext, WriteContext } from "@/server/core/context";
import { mustHave } from "../rights";
import { aboutPerson, findForAdministration } from "./access";
import { editPerson } from "./edit";
import { readPeople } from "./view";

/** What other domains keep in a person's name; they stand above this one, so it is handed in. */
export type Belongings = {
  /** Gives what somebody holds open to others, per team; answers how many went. `receiverOf` null: it stays. */
  handOver(
    ctx: WriteContext,
    what: { from: string; batchId: string; receiverOf: (teamId: string | null) => string | null },
  ): Promise<number>;
  open(ctx: ReadContext, personId: string): Promise<OpenRecords>;
};

/** Takes a person off duty and gives what they hold open to others, at once: nothing is nobody's in between. */
export const deactivateWith =
  ({ handOver }: Pick<Belongings, "handOver">) =>
  async (ctx: WriteContext, { id, handOver: wish }: DeactivateInput) => {
    await editPerson(ctx, { id, changes: { active: false } });
    const person = await findForAdministration(ctx, id);
    const byTeam = new Map(wish.teams.map(({ teamId, to }) => [teamId, to]));
    const receiverOf = (teamId: string | null) => byTeam.get(teamId) ?? (byTeam.has(teamId) ? null : wish.to);
    const count = await handOver(ctx, { from: id, batchId: wish.batchId, receiverOf });
    if (count > 0) {
      const receivers = [...new Set([wish.to, ...byTeam.values()])].filter((to) => to !== null);
      const names = [...(await readPeople(ctx.sql, receivers)).values()].map(({ name }) => name);
      ctx.audit({ kind: "handedOver", ...aboutPerson(person), details: { count, to: names.join(", ") } });
    }
    return { id, count };
  };

/** What somebody would leave behind, counted before they are taken off duty. */
export const openRecordsWith =
  ({ open }: Pick<Belongings, "open">) =>
  async (ctx: ReadContext, { id }: PersonIdInput): Promise<OpenRecords> => {
    mustHave(ctx.actor, "administer");
    return open(ctx, id);
  };
