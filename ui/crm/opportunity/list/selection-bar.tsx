import { useTranslations } from "use-intl";
import { Button, IconButton } from "@/ui/kit/button";
import { useRestore } from "./use-restore";

type Props = { readonly ids: ReadonlySet<string>; readonly clear: () => void };

/** What may be done with the picked ones, in the lower half of the screen. */
export function SelectionBar({ ids, clear }: Props) {
  const t = useTranslations("crm.list");
  const kit = useTranslations("kit");
  const restore = useRestore();
  return (
    <section className="list-selection" aria-label={t("selected", { count: ids.size })}>
      <span className="grow m">{t("selected", { count: ids.size })}</span>
      <Button
        look="primary"
        icon="undo"
        onClick={() => {
          restore(ids);
          clear();
        }}
      >
        {t("restore")}
      </Button>
      <IconButton icon="close" label={kit("close")} onClick={clear} />
    </section>
  );
}
