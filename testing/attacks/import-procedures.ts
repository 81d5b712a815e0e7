import { randomUUID } from "node:crypto";
import { rights } from "@/common/identity/roles";
import type { Actor } from "@/server/core/context";
import { prisma } from "@/server/core/db";
import { aFile, broughtIn, checked } from "../import-runs";
import { aPerson } from "../people";
import { type Case, partnerWriters, query, write } from "./case";
import { aTag } from "./set-up-procedures";

/** A file of the caller's, taken as far as `how` takes it; an administrator's where the caller may send none. */
const aRun = async (caller: Actor | undefined, how?: (actor: Actor, id: string) => Promise<unknown>) => {
  const mayImport = caller !== undefined && rights[caller.role].partners;
  const actor = mayImport ? caller : await aPerson({ role: "admin" });
  const id = await aFile(actor, `Nom\r\nSociété ${randomUUID()}\r\n`);
  await how?.(actor, id);
  return { id };
};

export const importCases: Readonly<Record<string, Case>> = {
  "import.list": query(partnerWriters, async () => undefined),
  "import.preview": query(partnerWriters, (_world, _team, caller) => aRun(caller)),
  "import.problems": query(partnerWriters, (_world, _team, caller) => aRun(caller)),
  "import.undoPreview": query(partnerWriters, (_world, _team, caller) => aRun(caller, broughtIn)),
  "import.kept": query(partnerWriters, (_world, _team, caller) => aRun(caller)),
  "import.configure": write(partnerWriters, async (world, _team, caller) => ({
    ...(await aRun(caller)),
    settings: {
      kind: "company",
      format: { encoding: "utf-8", separator: ";", header: true, days: "dmy", decimal: ",", sheet: 0 },
      columns: ["name"],
      choices: [{ field: "tags", text: "Cold", to: { id: await aTag() } }],
      missing: { stage: world.open, team: world.ours, owner: world.people.rep.personId },
      known: "skip",
    },
  })),
  "import.check": write(partnerWriters, (_world, _team, caller) => aRun(caller)),
  "import.start": write(partnerWriters, (_world, _team, caller) => aRun(caller, checked)),
  "import.cancel": write(partnerWriters, async (_world, _team, caller) => {
    const run = await aRun(caller);
    await prisma.importRun.update({ where: run, data: { state: "checking" } });
    return run;
  }),
  "import.retry": write(partnerWriters, async (_world, _team, caller) => {
    const run = await aRun(caller);
    await prisma.importRun.update({ where: run, data: { state: "failed", failedIn: "checking" } });
    return run;
  }),
  "import.undo": write(partnerWriters, (_world, _team, caller) => aRun(caller, broughtIn)),
  "import.discard": write(partnerWriters, (_world, _team, caller) => aRun(caller)),
};
