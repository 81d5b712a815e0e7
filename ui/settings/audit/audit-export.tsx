import { ExportSheet } from "@/ui/kit/export-sheet";
import { useFormat } from "@/ui/kit/format";
import { useExport } from "@/ui/live/use-export";
import { type AuditQuery, auditFilter } from "./audit-query";

type Props = { readonly query: AuditQuery; readonly close: () => void };

/** The lines that the filters let through. */
export function AuditExport({ query, close }: Props) {
  const { offline, start } = useExport();
  const { timeZone } = useFormat();
  return (
    <ExportSheet
      close={close}
      offline={offline}
      run={(format) => start({ list: "audit", filter: auditFilter(query, timeZone) }, format)}
    />
  );
}
