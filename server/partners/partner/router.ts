import {
  createPartnerInput,
  editPartnerInput,
  listPartnersInput,
  partnerId,
  partnerIds,
} from "@/common/partners/partner";
import { command, member, read, router, write } from "@/server/api/trpc";
import { createPartner } from "./create";
import { editPartner } from "./edit";
import type { RecordEntry } from "./history";
import { getPartner, getPartners, listPartners } from "./queries";

export const partnerRouter = (recordEntry: RecordEntry) =>
  router({
    create: member.input(command(createPartnerInput)).mutation(write(createPartner(recordEntry))),
    edit: member.input(command(editPartnerInput)).mutation(write(editPartner(recordEntry))),
    get: member.input(partnerId).query(read(getPartner)),
    getMany: member.input(partnerIds).query(read(getPartners)),
    list: member.input(listPartnersInput).query(read(listPartners)),
  });
