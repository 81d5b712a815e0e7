import { resolve } from "node:path";
import { defineConfig } from "prisma/config";
import { urlOfRunning } from "./scripts/pg.mjs";

// Prisma would download its schema engine; ours from npm answers in its place (scripts/schema-engine.mjs).
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= resolve(import.meta.dirname, "scripts/schema-engine.mjs");
process.env["CHECKPOINT_DISABLE"] ??= "1";

// The database of a running `npm run dev`; generate and validate need none, but still ask for an address.
const running = urlOfRunning(
  resolve(import.meta.dirname, process.env["CORDEE_DATA"] ?? ".data", "pg"),
  "cordee",
);

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? running ?? "postgresql://127.0.0.1:1/none" },
});
