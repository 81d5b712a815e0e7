import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/server/core/db";
import { sendFile } from "@/ui/live/send-file";
import { fileRequests } from "../attacks/file-requests";
import { as, command } from "../people";
import { cookieFor } from "../session-row";

const { record, hidden, rep, lead, ask, place } = await fileRequests();
/** Two steps and a half. */
const bytes = Buffer.alloc(1_300_000, "Cordée ");
const step = 512 * 1024;

async function sending(recordId = record, cookie?: string) {
  const to = { url: `${place.origin}/rpc`, headers: { cookie: cookie ?? (await cookieFor(rep.personId)) } };
  const file = { id: randomUUID(), name: "plan.pdf", type: "application/pdf", size: bytes.length };
  /** In Node the library takes a buffer for what is a blob in a browser. */
  const send = (progress: (sent: number) => void = () => undefined, signal?: AbortSignal) =>
    sendFile(
      file,
      { entity: "crm.opportunity", recordId, blob: bytes as unknown as Blob, progress },
      { to, ...(signal && { signal }) },
    );
  return { file, send };
}

async function cutAfterFirstStep(send: Awaited<ReturnType<typeof sending>>["send"], id: string) {
  const killed = new AbortController();
  const cut = send((sent) => sent >= step && killed.abort(), killed.signal);
  await expect(cut).rejects.toMatchObject({ kind: "network" });
  const head = await ask(rep, "HEAD", id);
  return Number(head.headers.get("upload-offset"));
}

test("OFF-2: a file that was cut off is sent by the next page from where the server stands, byte by byte the same", async () => {
  const { file, send } = await sending();
  const stood = await cutAfterFirstStep(send, file.id);
  expect(stood).toBeGreaterThanOrEqual(step);
  const seen: number[] = [];
  await send((sent) => seen.push(sent));
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(stood);
  await as(rep).crm.opportunity.addNote(command({ id: record, body: "", fileIds: [file.id] }));
  const answer = await ask(lead, "GET", file.id);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
});

test("I5: sent again after its note was taken and only the answer lost, it is there, and the note is taken once", async () => {
  const { file, send } = await sending();
  await send();
  const note = command({ id: record, body: "Once.", fileIds: [file.id] });
  const first = await as(rep).crm.opportunity.addNote(note);
  await send();
  expect(await as(rep).crm.opportunity.addNote(note)).toEqual(first);
});

test("what the server has forgotten meanwhile begins anew", async () => {
  const { file, send } = await sending();
  await cutAfterFirstStep(send, file.id);
  expect((await ask(rep, "DELETE", file.id)).status).toBe(204);
  await send();
  const sent = await prisma.attachment.findUniqueOrThrow({ where: { id: file.id } });
  expect(sent.completedAt).not.toBeNull();
});

test("a record that is hidden refuses it for good, an ended session until the person has signed in", async () => {
  const unseen = await sending(hidden);
  await expect(unseen.send()).rejects.toMatchObject({ kind: "refused", reason: "opportunity_not_found" });
  const nobody = await sending(record, "none=1");
  await expect(nobody.send()).rejects.toMatchObject({ kind: "signedOut" });
});
