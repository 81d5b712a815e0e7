import type { ReactNode } from "react";
import { ContactOffer } from "@/ui/crm/opportunity/contact/contact-offer";
import { SharedArrival } from "@/ui/crm/opportunity/shared/shared-arrival";
import { Bell } from "@/ui/messaging/notice/bell";
import { Workspace } from "@/ui/shell/workspace";

const above = (
  <>
    <ContactOffer />
    <SharedArrival />
  </>
);

export default function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Workspace bell={<Bell />} above={above}>
      {children}
    </Workspace>
  );
}
