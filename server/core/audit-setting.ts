import type { LiveEntity } from "@/common/live";
import { changedFields } from "./changed-fields";
import type { HotContext } from "./context";

type Setting = {
  readonly entity: LiveEntity;
  readonly id: string;
  /** What it is called, before the change. */
  readonly name: string | null;
  readonly what: "created" | "changed" | "removed";
  /** The record before, and what was wished of it. */
  readonly before?: object | undefined;
  readonly wished?: object;
  /** What received its records, where it was merged or removed. */
  readonly to?: string | undefined;
};

/** One line for the audit log: part of the set-up was made, changed or removed. */
export function auditSetting(ctx: HotContext, setting: Setting): void {
  const { entity, id, name, what, before = {}, wished = {}, to } = setting;
  const changes = what === "changed" ? changedFields(before, wished) : [];
  ctx.audit({
    kind: "settingsChanged",
    entity,
    id,
    name,
    details: { what, ...(changes.length > 0 && { changes }), ...(to !== undefined && { to }) },
  });
}
