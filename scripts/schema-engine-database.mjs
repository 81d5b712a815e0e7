// What the schema engine does to whole databases.
import pg from "pg";

export function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server's maintenance database, from which others are made and dropped. */
export function maintenanceUrl(url) {
  const address = new URL(url);
  address.pathname = "/postgres";
  address.searchParams.delete("schema");
  return address.toString();
}

export function createDatabase(url, name = databaseOf(url)) {
  return withClient(maintenanceUrl(url), (client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`),
  );
}

export function dropDatabase(url, name = databaseOf(url)) {
  return withClient(maintenanceUrl(url), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** As fields and not as one connection string, because the adapter swaps `database` for the shadow one. */
export function connectionFields(url) {
  const address = new URL(url);
  return {
    host: address.hostname,
    port: Number(address.port || 5432),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: databaseOf(url),
    ...(address.searchParams.get("sslmode") === "require" && { ssl: true }),
  };
}
