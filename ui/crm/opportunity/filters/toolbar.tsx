"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/ui/kit/button";
import { Chip } from "@/ui/kit/chip";
import { later } from "@/ui/kit/later";
import { OwnerPicker } from "./owner-picker";
import { countFilters, type PipelineQuery } from "./pipeline-query";
import { SearchBox } from "./search-box";
import { showQuery } from "./use-pipeline-query";
import { ViewSwitch } from "./view-switch";

const FilterSheet = later(() => import("./filter-sheet").then((file) => file.FilterSheet));

/** In the header: mine, my team's, search, filters, and the view. A phone keeps search and filters as buttons. */
export function Toolbar({ query }: { readonly query: PipelineQuery }) {
  const t = useTranslations("crm.filters");
  const [filtering, setFiltering] = useState(false);
  const on = countFilters(query);
  const toggle = (whose: PipelineQuery["whose"]) =>
    showQuery({ ...query, whose: query.whose === whose ? "all" : whose });
  return (
    <>
      <span className="pipeline-quick">
        <Chip on={query.whose === "mine"} onClick={() => toggle("mine")}>
          {t("mine")}
        </Chip>
        <Chip on={query.whose === "team"} onClick={() => toggle("team")}>
          {t("myTeam")}
        </Chip>
        <OwnerPicker query={query} />
      </span>
      <SearchBox query={query} />
      <span className="pipeline-filter">
        <IconButton
          icon="filter"
          label={t("filters")}
          aria-haspopup="dialog"
          onClick={() => setFiltering(true)}
        />
        {on > 0 && (
          <span className="bdg br" aria-hidden="true">
            {on}
          </span>
        )}
      </span>
      <span className="pipeline-wide">
        <ViewSwitch query={query} />
      </span>
      {filtering && <FilterSheet query={query} close={() => setFiltering(false)} />}
    </>
  );
}
