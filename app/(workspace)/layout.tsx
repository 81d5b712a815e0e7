import type { ReactNode } from "react";
import { Bell } from "@/ui/messaging/notice/bell";
import { Workspace } from "@/ui/shell/workspace";

export default function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  return <Workspace bell={<Bell />}>{children}</Workspace>;
}
