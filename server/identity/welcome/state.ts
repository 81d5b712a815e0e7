import type { WelcomeState } from "@/common/identity/welcome";
import type { Sql } from "@/server/core/db";

/** Whether somebody must still be the first, and whether the demo's logins may be shown. */
export async function welcomeState(sql: Sql): Promise<WelcomeState> {
  const [state] = await sql<WelcomeState>(
    `SELECT NOT EXISTS (SELECT FROM account) AS empty, EXISTS (SELECT FROM company WHERE demo) AS demo`,
  );
  return state ?? { empty: false, demo: false };
}
