import type { ReactNode } from "react";
import { Workspace } from "@/ui/shell/workspace";

export default function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  return <Workspace>{children}</Workspace>;
}
