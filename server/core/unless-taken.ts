import { invalid } from "./refusal";

/**
 * Runs a statement of `ctx.sql`, and turns the database's "this key exists" into a refusal that names the field.
 * `fields` says which field each unique constraint is about.
 */
export async function unlessTaken<T>(
  fields: Readonly<Record<string, string>>,
  statement: Promise<T>,
): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    const field = fields[violated(error)];
    throw field ? invalid(field, "taken") : error;
  }
}

function violated(error: unknown): string {
  const { code, constraint } = Object(error) as { code?: unknown; constraint?: unknown };
  return code === "23505" && typeof constraint === "string" ? constraint : "";
}
