import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { expect, test } from "vitest";
import { PrismaClient } from "@/prisma/generated/client";
import { freePort } from "@/testing/free-port";
import { prisma, sql } from "./db";
import { env } from "./env";
import { isOutOfReach } from "./out-of-reach";

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("a database that is not there, that ends, or that has no connection left is out of reach, by either client", async () => {
  const nowhere = new URL(env.databaseUrl);
  nowhere.port = String(await freePort());
  const away = new pg.Pool({ connectionString: nowhere.toString() });
  expect(isOutOfReach(await failureOf(away.query("SELECT 1")))).toBe(true);
  const typed = new PrismaClient({ adapter: new PrismaPg({ connectionString: nowhere.toString() }) });
  expect(isOutOfReach(await failureOf(typed.company.count()))).toBe(true);

  const narrow = new pg.Pool({ connectionString: env.databaseUrl, max: 1, connectionTimeoutMillis: 2_000 });
  narrow.on("error", () => undefined);
  const taken = await narrow.connect();
  taken.on("error", () => undefined);
  expect(isOutOfReach(await failureOf(narrow.query("SELECT 1")))).toBe(true);
  const { rows } = await taken.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const sleeping = failureOf(taken.query("SELECT pg_sleep(60)"));
  await sql("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  expect(isOutOfReach(await sleeping)).toBe(true);
  taken.release(true);
  await Promise.all([away.end(), narrow.end(), typed.$disconnect()]);
});

test("what is wrong with a statement itself is not", async () => {
  expect(isOutOfReach(await failureOf(sql("SELECT nothing")))).toBe(false);
  expect(isOutOfReach(await failureOf(prisma.company.findUniqueOrThrow({ where: { id: "x" } })))).toBe(false);
  expect(isOutOfReach("timeout exceeded when trying to connect")).toBe(false);
});
