import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { addNote } from "@/server/messaging/note/add";
import { run } from "@/testing/commands";
import { aPerson, aTeam } from "@/testing/people";
import { anOpportunity, aPipeline } from "@/testing/pipeline";
import { loseOpportunity } from "./lose";
import { opportunityNotes } from "./notes";
import { removeOpportunity, undeleteOpportunity } from "./remove";
import { restoreOpportunity } from "./restore";
import { winOpportunity } from "./win";

const at = (id: string) => prisma.opportunity.findUniqueOrThrow({ where: { id } });

async function aDeal() {
  const [team, stages] = [await aTeam(), await aPipeline()];
  const rep = await aPerson({ teamIds: [team] });
  const id = await anOpportunity({ stageId: stages.qualified.id, teamId: team });
  await prisma.opportunity.update({ where: { id }, data: { probability: 40 } });
  return { team, stages, rep, id };
}

const lost = { reasonId: null, reasonName: "Too expensive", note: "They took the cheapest" };

test("won goes to the next won stage, on top; lost keeps its stage, reason and note; restored has the stage's probability", async () => {
  const { stages, rep, id } = await aDeal();
  await run(rep, (ctx) => winOpportunity(ctx, { id, stageId: stages.qualified.id }));
  expect(await at(id)).toMatchObject({ status: "won", stageId: stages.won.id, probability: null });

  await run(rep, (ctx) => loseOpportunity(ctx, { id, stageId: stages.won.id, ...lost }));
  const reason = await prisma.lostReason.findUniqueOrThrow({ where: { name: "Too expensive" } });
  expect(await at(id)).toMatchObject({
    status: "lost",
    stageId: stages.won.id,
    lostReasonId: reason.id,
    lostNote: lost.note,
  });

  await run(rep, (ctx) => restoreOpportunity(ctx, { id }));
  expect(await at(id)).toMatchObject({ status: "won", lostReasonId: null, lostNote: null });
  const kinds = await prisma.timelineEntry.findMany({
    where: { recordId: id },
    orderBy: { seq: "asc" },
    select: { kind: true },
  });
  expect(kinds.map(({ kind }) => kind)).toEqual(["won", "lost", "restored"]);
});

test("the lost one can be won straight away, and then has no reason any more", async () => {
  const { stages, rep, id } = await aDeal();
  await run(rep, (ctx) => loseOpportunity(ctx, { id, stageId: stages.qualified.id, ...lost }));
  await run(rep, (ctx) => winOpportunity(ctx, { id, stageId: stages.qualified.id }));
  expect(await at(id)).toMatchObject({ status: "won", lostReasonId: null });
});

test("two who name the same new reason at once get the same one, and everybody hears of it once", async () => {
  const [one, two] = [await aDeal(), await aDeal()];
  const reasonName = `Chose a competitor ${randomUUID()}`;
  const lose = ({ rep, id, stages }: typeof one) =>
    run(rep, (ctx) =>
      loseOpportunity(ctx, { id, stageId: stages.qualified.id, reasonId: null, reasonName, note: null }),
    );
  await Promise.all([lose(one), lose(two)]);
  const reason = await prisma.lostReason.findUniqueOrThrow({ where: { name: reasonName } });
  expect([(await at(one.id)).lostReasonId, (await at(two.id)).lostReasonId]).toEqual([reason.id, reason.id]);
  expect(await prisma.changeLog.count({ where: { recordId: reason.id } })).toBe(1);
});

test("lost twice, won twice, restored unlost: refused", async () => {
  const { stages, rep, id } = await aDeal();
  await expect(run(rep, (ctx) => restoreOpportunity(ctx, { id }))).rejects.toMatchObject({
    reason: "not_lost",
  });
  await run(rep, (ctx) => loseOpportunity(ctx, { id, stageId: stages.qualified.id, ...lost }));
  const again = run(rep, (ctx) => loseOpportunity(ctx, { id, stageId: stages.qualified.id, ...lost }));
  await expect(again).rejects.toMatchObject({ reason: "already_lost" });
});

test("deleted is gone for all and can be taken back; a rep may not delete", async () => {
  const { team, rep, id } = await aDeal();
  await expect(run(rep, (ctx) => removeOpportunity(ctx, { id }))).rejects.toMatchObject({
    reason: "may_not_remove",
  });

  const lead = await aPerson({ role: "lead", ledTeamIds: [team] });
  await run(lead, (ctx) => removeOpportunity(ctx, { id }));
  const [gone] = await prisma.changeLog.findMany({
    where: { recordId: id },
    orderBy: { seq: "desc" },
    take: 1,
  });
  expect(gone).toMatchObject({ audienceAfter: [] });
  const add = addNote(opportunityNotes);
  await expect(run(rep, (ctx) => add(ctx, { id, body: "Hello" }))).rejects.toMatchObject({
    kind: "not_found",
  });
  await run(lead, (ctx) => undeleteOpportunity(ctx, { id }));
  await run(rep, (ctx) => add(ctx, { id, body: "<script>alert(1)</script>" }));
  const note = await prisma.timelineEntry.findFirstOrThrow({ where: { recordId: id, kind: "note" } });
  expect(note.body).toBe("<script>alert(1)</script>");
});
