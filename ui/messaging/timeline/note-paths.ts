import type { TimelineEntity } from "@/common/messaging/timeline-entity";

type Verb = "addNote" | "editNote" | "removeNote" | "undeleteNote" | "removeFile" | "undeleteFile";

/** The commands on notes and files, by the kind of record. */
export const notePaths = {
  "crm.opportunity": {
    addNote: "crm.opportunity.addNote",
    editNote: "crm.opportunity.editNote",
    removeNote: "crm.opportunity.removeNote",
    undeleteNote: "crm.opportunity.undeleteNote",
    removeFile: "crm.opportunity.removeFile",
    undeleteFile: "crm.opportunity.undeleteFile",
  },
  "partners.partner": {
    addNote: "partners.partner.addNote",
    editNote: "partners.partner.editNote",
    removeNote: "partners.partner.removeNote",
    undeleteNote: "partners.partner.undeleteNote",
    removeFile: "partners.partner.removeFile",
    undeleteFile: "partners.partner.undeleteFile",
  },
} as const satisfies Record<TimelineEntity, Record<Verb, string>>;
