import type { HasAmounts } from "@/server/identity/company/edit";

/** Writers wait until the transaction has ended; those under way are waited for. */
export const hasAmounts: HasAmounts = async (ctx) => {
  await ctx.sql("LOCK TABLE opportunity IN SHARE MODE");
  const [found] = await ctx.sql<{ some: boolean }>(
    "SELECT EXISTS (SELECT FROM opportunity WHERE expected_revenue <> 0 OR recurring_revenue <> 0) AS some",
  );
  return found?.some === true;
};
