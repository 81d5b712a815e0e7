import * as z from "zod/mini";
import { day, money, percent, text, uuid } from "../fields";
import { recurringPlans } from "./opportunity-terms";

/** A place in a column by its neighbours, never an index: the card right above and the card right below it. */
const place = { afterId: z.nullable(uuid), beforeId: z.nullable(uuid) };

export const moveInput = z.strictObject({
  id: uuid,
  /** The stage it was in when it was picked up, and the one it goes to. */
  stageId: z.strictObject({ base: uuid, next: uuid }),
  ...place,
});
export type MoveInput = z.infer<typeof moveInput>;

export const createInput = z.strictObject({
  /** Made by the client, so that the record can be opened before the server has answered. */
  id: uuid,
  name: text(1, 200),
  stageId: uuid,
  teamId: z.nullable(uuid),
  ownerId: z.nullable(uuid),
  customerId: z.nullable(uuid),
  /** A customer typed by name only is created with the opportunity. */
  customerName: z.nullable(text(1, 200)),
  expectedRevenue: money,
});
export type CreateInput = z.infer<typeof createInput>;

/** The fields edited in place, each with the check of its value. */
export const editable = {
  name: text(1, 200),
  teamId: z.nullable(uuid),
  ownerId: z.nullable(uuid),
  customerId: z.nullable(uuid),
  contactId: z.nullable(uuid),
  contactName: z.nullable(text(1, 200)),
  email: z.nullable(text(1, 320)),
  phone: z.nullable(text(1, 60)),
  expectedRevenue: money,
  recurringRevenue: money,
  recurringPlan: z.nullable(z.enum(recurringPlans)),
  probability: z.nullable(percent),
  priority: z.int().check(z.gte(0), z.lte(3)),
  colour: z.int().check(z.gte(0), z.lte(12)),
  tagIds: z.array(uuid).check(z.maxLength(50)),
  expectedCloseOn: z.nullable(day),
  description: z.nullable(text(1, 20_000)),
  source: z.nullable(text(1, 120)),
  medium: z.nullable(text(1, 120)),
  campaign: z.nullable(text(1, 120)),
} as const;
export type EditableField = keyof typeof editable;
export type EditableValues = { [F in EditableField]: z.infer<(typeof editable)[F]> };

/** Money, owner and team raise a conflict when somebody else wrote first; the others: last write by server order. */
export const guardedFields: readonly EditableField[] = [
  "teamId",
  "ownerId",
  "expectedRevenue",
  "recurringRevenue",
  "recurringPlan",
];

const changeOf = <T extends z.ZodMiniType>(value: T) =>
  z.optional(z.strictObject({ base: value, next: value }));

export const editInput = z.strictObject({
  id: uuid,
  changes: z.strictObject({
    name: changeOf(editable.name),
    teamId: changeOf(editable.teamId),
    ownerId: changeOf(editable.ownerId),
    customerId: changeOf(editable.customerId),
    contactId: changeOf(editable.contactId),
    contactName: changeOf(editable.contactName),
    email: changeOf(editable.email),
    phone: changeOf(editable.phone),
    expectedRevenue: changeOf(editable.expectedRevenue),
    recurringRevenue: changeOf(editable.recurringRevenue),
    recurringPlan: changeOf(editable.recurringPlan),
    probability: changeOf(editable.probability),
    priority: changeOf(editable.priority),
    colour: changeOf(editable.colour),
    tagIds: changeOf(editable.tagIds),
    expectedCloseOn: changeOf(editable.expectedCloseOn),
    description: changeOf(editable.description),
    source: changeOf(editable.source),
    medium: changeOf(editable.medium),
    campaign: changeOf(editable.campaign),
  }),
});
export type EditInput = z.infer<typeof editInput>;

export const winInput = z.strictObject({ id: uuid, stageId: uuid });
export type WinInput = z.infer<typeof winInput>;

export const loseInput = z.strictObject({
  id: uuid,
  stageId: uuid,
  reasonId: z.nullable(uuid),
  /** A new reason, created with the loss; wins over `reasonId`. */
  reasonName: z.nullable(text(1, 120)),
  note: z.nullable(text(1, 5_000)),
});
export type LoseInput = z.infer<typeof loseInput>;

export const opportunityId = z.strictObject({ id: uuid });
export type OpportunityId = z.infer<typeof opportunityId>;

/** Several to be read at once. */
export const opportunityIds = z.strictObject({ ids: z.array(uuid).check(z.minLength(1), z.maxLength(100)) });
export type OpportunityIds = z.infer<typeof opportunityIds>;
