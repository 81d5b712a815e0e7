#!/usr/bin/env node
// Development only. Stands in for Prisma's native schema engine, which Prisma would download: speaks the same
// JSON-RPC over stdin and stdout, answered by the WebAssembly engine from npm over a `pg` connection.
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createDatabase, databaseOf, dropDatabase, withClient } from "./schema-engine-database.mjs";
import { newEngine } from "./schema-engine-wasm.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
  },
});
const datasource = JSON.parse(options.datasource ?? "{}");
const engine = () => newEngine(datasource, options.datamodels);

if (positionals[0] === "cli") await answerCommand(positionals[1]);
else listen();

async function answerCommand(command) {
  try {
    if (command === "can-connect-to-database")
      await withClient(datasource.url, (client) => client.query("select 1"));
    else if (command === "create-database") await createDatabase(datasource.url);
    else if (command === "drop-database") await dropDatabase(datasource.url);
    process.exit(0);
  } catch (error) {
    const codes = { "3D000": "P1003", "28P01": "P1000", ECONNREFUSED: "P1001" };
    log("INFO", "schema engine"); // the CLI skips the first line
    log("ERROR", error.message, codes[error.code] ?? "P1017");
    process.exit(1);
  }
}

function log(level, message, code) {
  const fields = { message, ...(code && { error_code: code }) };
  const line = { timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

function listen() {
  const lines = createInterface({ input: process.stdin });
  let queue = Promise.resolve();
  lines.on("line", (line) => {
    if (line.trim()) queue = queue.then(() => answer(JSON.parse(line)));
  });
  lines.on("close", () => queue.finally(() => process.exit(0)));
}

async function answer({ id, method, params }) {
  if (!method) return; // the CLI's reply to `print`
  try {
    const result = await call(method, Array.isArray(params) ? params[0] : params);
    // Printed before the answer: on the answer the CLI may exit.
    if (method === "diff" && result.stdout) {
      send({ id: id + 1e9, method: "print", params: { content: result.stdout } });
    }
    send({ id, result });
  } catch (error) {
    const data = {
      is_panic: false,
      message: error.message ?? String(error),
      meta: error.meta ?? null,
      error_code: error.code ?? error.error_code ?? null,
    };
    send({
      id,
      error: { code: 4466, message: "An error happened. Check the data field for details.", data },
    });
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

async function call(method, params) {
  switch (method) {
    case "createDatabase": {
      const url = params?.datasource?.url ?? datasource.url;
      await createDatabase(url);
      return { databaseName: databaseOf(url) };
    }
    case "dbExecute":
      await withClient(params?.datasourceType?.url ?? datasource.url, (client) =>
        client.query(params.script),
      );
      return {};
    case "getDatabaseVersion":
      return (await engine()).version(params);
    case "evaluateDataLoss":
      return evaluateDataLoss(params);
    case "createMigration":
      return createMigration(params);
    default:
      return (await (await engine())[method](params)) ?? {};
  }
}

// The WebAssembly engine's own evaluateDataLoss and createMigration ask for a shadow database that they were not
// handed, so both go by `diff`.
async function scriptFor({ migrationsList, schema, filters }) {
  const from = { tag: "migrations", ...migrationsList };
  const to = { tag: "schemaDatamodel", ...schema };
  const { stdout } = await (await engine()).diff({ from, to, script: true, exitCode: null, filters });
  return stdout ?? "";
}

const dangerous =
  /DROP TABLE|DROP COLUMN|SET DATA TYPE|SET NOT NULL|DROP VALUE|ADD COLUMN .* NOT NULL(?!.*DEFAULT)/s;

async function evaluateDataLoss(params) {
  const steps = withoutComments(await scriptFor(params))
    .split(/;\s*\n/)
    .map((step) => step.trim())
    .filter(Boolean);
  const warnings = steps.flatMap((step, stepIndex) =>
    dangerous.test(step)
      ? [{ stepIndex, message: `May lose or refuse data: ${step.replace(/\s+/g, " ")}` }]
      : [],
  );
  return { migrationSteps: steps.length, unexecutableSteps: [], warnings };
}

async function createMigration(params) {
  const script = await scriptFor(params);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const name = (params.migrationName || "migration").toLowerCase().replace(/[^a-z0-9]+/g, "_");
  const empty = !withoutComments(script).trim();
  return {
    connectorType: "postgresql",
    generatedMigrationName: `${stamp}_${name}`,
    migrationScript: empty && !params.draft ? null : script,
    extension: "sql",
  };
}

function withoutComments(script) {
  return script.replace(/^\s*--.*$/gm, "");
}
