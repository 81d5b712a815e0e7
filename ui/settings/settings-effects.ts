import type { LostReasonRecord, StageRecord, TagRecord } from "@/common/crm/records";
import type { CompanyRecord, PersonRecord, SalesTeamRecord } from "@/common/identity/records";
import { appear, defineEffect, patch } from "@/ui/live/effects";

type Edit<T> = { readonly id: string; readonly fields: Partial<T> };
type Gone = { readonly id: string };

/** What a waiting change of the set-up shows at once. */
export const stageSet = defineEffect("settings.stageSet", ({ id, fields }: Edit<StageRecord>) => [
  patch("crm.stage", id, (stage) => ({ ...stage, ...fields })),
]);
export const stageAppears = defineEffect("settings.stageAppears", (stage: StageRecord) => [
  appear("crm.stage", stage),
]);
export const tagSet = defineEffect("settings.tagSet", ({ id, fields }: Edit<TagRecord>) => [
  patch("crm.tag", id, (tag) => ({ ...tag, ...fields })),
]);
export const tagAppears = defineEffect("settings.tagAppears", (tag: TagRecord) => [appear("crm.tag", tag)]);
export const tagGoes = defineEffect("settings.tagGoes", ({ id }: Gone) => [
  patch("crm.tag", id, () => undefined),
]);
export const reasonSet = defineEffect("settings.reasonSet", ({ id, fields }: Edit<LostReasonRecord>) => [
  patch("crm.lostReason", id, (reason) => ({ ...reason, ...fields })),
]);
export const reasonAppears = defineEffect("settings.reasonAppears", (reason: LostReasonRecord) => [
  appear("crm.lostReason", reason),
]);
export const reasonGoes = defineEffect("settings.reasonGoes", ({ id }: Gone) => [
  patch("crm.lostReason", id, () => undefined),
]);
export const teamSet = defineEffect("settings.teamSet", ({ id, fields }: Edit<SalesTeamRecord>) => [
  patch("identity.salesTeam", id, (team) => ({ ...team, ...fields })),
]);
export const teamAppears = defineEffect("settings.teamAppears", (team: SalesTeamRecord) => [
  appear("identity.salesTeam", team),
]);
export const teamGoes = defineEffect("settings.teamGoes", ({ id }: Gone) => [
  patch("identity.salesTeam", id, () => undefined),
]);
export const personSet = defineEffect("settings.personSet", ({ id, fields }: Edit<PersonRecord>) => [
  patch("identity.person", id, (person) => ({ ...person, ...fields })),
]);
export const companySet = defineEffect("settings.companySet", ({ id, fields }: Edit<CompanyRecord>) => [
  patch("identity.company", id, (company) => ({ ...company, ...fields })),
]);
