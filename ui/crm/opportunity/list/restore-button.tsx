import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import { useRestore } from "./use-restore";

export function RestoreButton({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useTranslations("crm.list");
  const restore = useRestore();
  return (
    <IconButton icon="undo" size="small" label={t("restoreOf", { name })} onClick={() => restore([id])} />
  );
}
