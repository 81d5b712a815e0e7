import type { ReactNode } from "react";
import { ContactOffer } from "@/ui/crm/opportunity/contact/contact-offer";
import { Bell } from "@/ui/messaging/notice/bell";
import { Workspace } from "@/ui/shell/workspace";

export default function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Workspace bell={<Bell />} above={<ContactOffer />}>
      {children}
    </Workspace>
  );
}
