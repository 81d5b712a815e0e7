import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../generated/client";
import { loadDemo } from "./load-demo";

// Loads the demo company into an empty database:  node --import tsx prisma/seed/demo.ts

const url = process.env["DATABASE_URL"];
if (!url) throw new Error("Set DATABASE_URL to the database that gets the demo company.");
const db = new PrismaClient({
  adapter: new PrismaPg({ connectionString: url }),
  // A small or busy machine may need longer than Prisma's 5 s for the one transaction.
  transactionOptions: { maxWait: 30_000, timeout: 120_000 },
});
try {
  console.log(await loadDemo(db, new Date()));
} finally {
  await db.$disconnect();
}
