import type { Exported } from "@/common/spreadsheet/export-input";
import type { Actor } from "@/server/core/context";
import { auditSheet } from "./audit-sheet";
import { opportunitySheet } from "./opportunity-sheet";
import { partnerSheet } from "./partner-sheet";
import type { Sheet } from "./sheet";
import type { Words } from "./words";

/** What a list holds for this person, with the rights they have now. @throws Refusal where they may not see it at all */
export function sheetOf(asking: { actor: Actor; now: Date }, of: Exported, words: Words): Sheet {
  if (of.list === "opportunities") return opportunitySheet(asking, of, words);
  return of.list === "partners" ? partnerSheet(of, words) : auditSheet(asking.actor, of, words);
}
