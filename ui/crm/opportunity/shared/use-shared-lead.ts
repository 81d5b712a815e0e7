"use client";

import { newId } from "@/ui/live/new-id";
import { useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { customerNamed } from "../board/customer-names";
import { pipelineStages } from "../board/pipeline-stages";
import { createOpportunity } from "../commands/create";
import { editOpportunity } from "../commands/edit";
import type { Proposal } from "./proposal";
import { sendNote } from "./send-note";

/**
 * Makes an opportunity of what was shared, in the first column, the person's own; then how to reach them, then the note
 * with its files: one behind the other, as the queue keeps them. Null while the stages are not here yet.
 */
export function useSharedLead(): ((made: Proposal, files: readonly File[]) => string) | null {
  const me = useMe();
  const [stage] = pipelineStages(useRecords("crm.stage"), me, null);
  if (!stage) return null;
  return ({ name, customer, email, phone, note }, files) => {
    const id = newId();
    const known = customerNamed(customer);
    void createOpportunity({
      id,
      name: name.trim(),
      stageId: stage.id,
      teamId: stage.teamId ?? me.teamIds[0] ?? null,
      ownerId: me.id,
      customerId: known?.id ?? null,
      customerName: known || customer.trim() === "" ? null : customer.trim(),
      expectedRevenue: "0",
    });
    const reach = {
      ...(email.trim() && { email: email.trim() }),
      ...(phone.trim() && { phone: phone.trim() }),
    };
    if (Object.keys(reach).length > 0) void editOpportunity(id, reach, { email: null, phone: null });
    sendNote(id, note, files);
    return id;
  };
}
