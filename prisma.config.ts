import { join } from "node:path";
import { defineConfig } from "prisma/config";

// Prisma would download its schema engine; ours from npm answers in its place (scripts/schema-engine.mjs).
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= join(import.meta.dirname, "scripts/schema-engine.mjs");
process.env["CHECKPOINT_DISABLE"] ??= "1";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // Commands without a database (generate, validate) still ask for an address.
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://127.0.0.1:1/none" },
});
