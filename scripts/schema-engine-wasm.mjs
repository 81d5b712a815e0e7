// Prisma's schema engine as WebAssembly, connected to PostgreSQL through Prisma's own `pg` adapter.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { connectionFields, createDatabase, dropDatabase } from "./schema-engine-database.mjs";

/** PostgreSQL's internal "char", which the engine's catalogue queries read and the adapter refuses. */
const charType = 18;
const textType = 25;

const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
const wasm = new WebAssembly.Module(readFileSync(glue.replace(/\.js$/, ".wasm")));
let engines = 0;
let panic;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panic = message;
  },
};

/** One instance per call: an engine hands its shadow database over only once. */
export async function newEngine(datasource, datamodels) {
  const bindings = await import(`${pathToFileURL(glue)}?${engines++}`);
  const instance = new WebAssembly.Instance(wasm, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const url = datasource.url ?? "postgresql://127.0.0.1:1/none";
  const schema = new URL(url).searchParams.get("schema") ?? undefined;
  const factory = bindMigrationAwareSqlAdapterFactory(
    new EngineAdapter(url, datasource.shadowDatabaseUrl, schema),
  );
  // Absent and empty are different things to the engine: with an empty list it panics.
  const models = datamodels?.map((file) => [file, readFileSync(file, "utf8")]);
  const engine = await bindings.SchemaEngine.new({ datamodels: models }, () => {}, factory);
  return withPanics(engine);
}

/** A crash inside WebAssembly says "unreachable"; the engine's own words are in the registry. */
function withPanics(engine) {
  return new Proxy(engine, {
    get: (target, method) =>
      typeof target[method] !== "function"
        ? target[method]
        : async (...args) => {
            try {
              return await target[method](...args);
            } catch (error) {
              throw panic ? new Error(panic) : error;
            }
          },
  });
}

class EngineAdapter extends PrismaPg {
  constructor(url, shadowUrl, schema) {
    super(connectionFields(url), { schema });
    this.url = url;
    this.shadowUrl = shadowUrl;
  }

  async connect() {
    return acceptChar(await super.connect());
  }

  /** The configured shadow database, or a throw-away one beside the main one. */
  async connectToShadowDb() {
    if (this.shadowUrl) return acceptChar(await new PrismaPg(connectionFields(this.shadowUrl)).connect());
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    await createDatabase(this.url, database);
    const adapter = acceptChar(await new PrismaPg({ ...connectionFields(this.url), database }).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await dropDatabase(this.url, database);
    };
    return adapter;
  }
}

/** Reads "char" columns as text and reports them as characters. */
function acceptChar(adapter) {
  const proto = prototypeWith(adapter, "performIO");
  if (!proto || proto.performIO.acceptsChar) return adapter;
  const { performIO, queryRaw } = proto;
  const charColumns = new WeakMap();
  proto.performIO = async function (query) {
    const result = await performIO.call(this, query);
    const columns = result.fields.flatMap((field, place) => (field.dataTypeID === charType ? [place] : []));
    for (const place of columns) result.fields[place].dataTypeID = textType;
    charColumns.set(query, columns);
    return result;
  };
  proto.performIO.acceptsChar = true;
  proto.queryRaw = async function (query) {
    const result = await queryRaw.call(this, query);
    for (const place of charColumns.get(query) ?? []) result.columnTypes[place] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

function prototypeWith(object, method) {
  let proto = Object.getPrototypeOf(object);
  while (proto && !Object.hasOwn(proto, method)) proto = Object.getPrototypeOf(proto);
  return proto;
}
