import { useTranslations } from "use-intl";
import { Segmented } from "@/ui/kit/segmented";
import type { PipelineQuery } from "./pipeline-query";
import { showQuery } from "./use-pipeline-query";

export function ViewSwitch({ query }: { readonly query: PipelineQuery }) {
  const t = useTranslations("crm.filters");
  return (
    <Segmented
      label={t("view")}
      value={query.view}
      options={[
        { value: "board", label: t("board") },
        { value: "list", label: t("list") },
      ]}
      onChange={(view) => showQuery({ ...query, view })}
    />
  );
}
