import * as z from "zod/mini";
import { uuid } from "../fields";
import type { Device } from "./device";

/** Somebody's signed-in device. */
export type SessionRecord = {
  readonly id: string;
  readonly device: Device;
  /** Where they signed in from. */
  readonly address: string | null;
  readonly signedInAt: string;
  /** Right to five minutes. */
  readonly lastUsedAt: string;
  /** The one that asks. */
  readonly current: boolean;
};

export const sessionListInput = z.strictObject({ personId: uuid });
export type SessionListInput = z.infer<typeof sessionListInput>;

export const endSessionInput = z.strictObject({ id: uuid });
export type EndSessionInput = z.infer<typeof endSessionInput>;

export const endSessionsInput = z.strictObject({
  personId: uuid,
  /** A session that stays, such as the one that asks. */
  keep: z.nullable(uuid),
});
export type EndSessionsInput = z.infer<typeof endSessionsInput>;
