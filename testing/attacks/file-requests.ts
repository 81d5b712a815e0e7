import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { as, command } from "../people";
import { anOpportunity } from "../pipeline";
import { cookieFor } from "../session-row";
import { webServer } from "../web-server";
import { aWorld } from "./world";

export type Claim = {
  readonly id?: string;
  readonly name?: string;
  readonly type?: string;
  readonly recordId?: string;
};

/** Files as browsers send and fetch them, and those who try what they may not. */
export async function fileRequests() {
  const { place } = webServer();
  const world = await aWorld();
  const { rep, lead, admin, reader } = world.people;
  const theirs = world.stranger;
  const record = await anOpportunity({ stageId: world.open, teamId: world.ours });
  const hidden = await anOpportunity({ stageId: world.open, teamId: world.theirs });
  const cookies = new Map<string, string>();
  for (const { personId } of [rep, lead, admin, reader, theirs])
    cookies.set(personId, await cookieFor(personId));
  const tus = { "tus-resumable": "1.0.0" };

  const encode = (claims: object) =>
    Object.entries(claims)
      .map(([key, value]) => `${key} ${Buffer.from(String(value)).toString("base64")}`)
      .join(",");

  async function ask(who: typeof rep, method: string, path: string, headers = {}, body?: Buffer) {
    const cookie = cookies.get(who.personId) ?? "";
    const init = {
      method,
      headers: { ...tus, cookie, ...headers },
      ...(body && { body: new Uint8Array(body) }),
    };
    return fetch(`${place.origin}/api/files/${path}`, init);
  }
  const begin = (who: typeof rep, size: number, claim: Claim = {}) => {
    const all = {
      id: randomUUID(),
      entity: "crm.opportunity",
      recordId: record,
      name: "plan.pdf",
      type: "application/pdf",
    };
    return ask(who, "POST", "", {
      "upload-length": String(size),
      "upload-metadata": encode({ ...all, ...claim }),
    });
  };
  const step = (who: typeof rep, id: string, offset: number, body: Buffer) =>
    ask(
      who,
      "PATCH",
      id,
      { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
      body,
    );
  /** Sends a whole file by tus and puts it on a note of the record. */
  async function sent(who: typeof rep, body: Buffer, claim: Claim = {}) {
    const id = randomUUID();
    expect((await begin(who, body.length, { id, ...claim })).status).toBe(201);
    expect((await step(who, id, 0, body)).status).toBe(204);
    await as(who).crm.opportunity.addNote(command({ id: record, body: "", fileIds: [id] }));
    return id;
  }

  return { world, record, hidden, rep, lead, admin, reader, theirs, ask, begin, step, sent, place };
}
