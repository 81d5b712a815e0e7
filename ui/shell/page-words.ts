import type { Namespace } from "./words";

const entry: readonly Namespace[] = ["kit", "errors", "identity"];
const workspace: readonly Namespace[] = ["kit", "errors", "live", "crm"];
const byPage: Readonly<Record<string, readonly Namespace[]>> = {
  "sign-in": entry,
  welcome: entry,
  join: entry,
  partners: [...workspace, "partners"],
  settings: [...workspace, "partners", "settings", "import"],
  start: [...workspace, "settings"],
};

/** What a page needs before it can be shown. */
export function namespacesOf(pathname: string): readonly Namespace[] {
  return byPage[pathname.split("/")[1] ?? ""] ?? workspace;
}
