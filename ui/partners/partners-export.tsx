import { ExportSheet } from "@/ui/kit/export-sheet";
import { useExport } from "@/ui/live/use-export";

type Props = { readonly query: string; readonly close: () => void };

/** The directory, or what the search found of it, with every field. */
export function PartnersExport({ query, close }: Props) {
  const { offline, start } = useExport();
  return (
    <ExportSheet
      close={close}
      offline={offline}
      run={(format) => start({ list: "partners", query }, format)}
    />
  );
}
