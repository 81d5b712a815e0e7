// The migrations, applied in order, give exactly the schema that prisma/schema describes.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { migrate } from "./migrate.mjs";
import { startThrowAwayPg } from "./pg.mjs";
import { root } from "./places.mjs";

const server = await startThrowAwayPg();
try {
  const url = server.urlOf("postgres");
  await migrate(url);
  const { status, stdout, stderr } = spawnSync(
    path.join(root, "node_modules/.bin/prisma"),
    [
      "migrate",
      "diff",
      "--exit-code",
      "--from-config-datasource",
      "--to-schema",
      "prisma/schema",
      "--script",
    ],
    { cwd: root, encoding: "utf8", timeout: 120_000, env: { ...process.env, DATABASE_URL: url } },
  );
  if (status === 0) console.log("drift: the migrations give the schema");
  else console.log(`The migrations do not give the schema; a new migration would say:\n${stdout}${stderr}`);
  process.exitCode = status === 0 ? 0 : 1;
} finally {
  await server.stop();
}
