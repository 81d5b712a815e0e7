"use client";

import { useEffect, useLayoutEffect } from "react";
import { useTranslations } from "use-intl";
import { useAwake } from "@/ui/kit/awake";
import { later } from "@/ui/kit/later";
import { TopBar } from "@/ui/kit/top-bar";
import { FacesHere } from "@/ui/live/faces-here";
import { useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import { FilterBar } from "../filters/filter-bar";
import { countFilters, filterOf, type PipelineQuery } from "../filters/pipeline-query";
import { TeamPicker } from "../filters/team-picker";
import { Toolbar } from "../filters/toolbar";
import { usePipelineQuery } from "../filters/use-pipeline-query";
import { setBoardFilter } from "../store/cards";
import { type BoardFilter, everyCard } from "../store/filter";
import { Board } from "./board";
import { NewOpportunity } from "./new-opportunity";
import { NoStage } from "./no-stage";
import { NothingMatches } from "./nothing-matches";
import { pipelineStages } from "./pipeline-stages";
import "./pipeline.css";

const board = { at: "board" } as const;
const List = later(() => import("../list/list").then((file) => file.List));

/** The pipeline as a board or as a list, with its filters in the address. */
export function PipelineScreen() {
  const t = useTranslations("crm.board");
  const query = usePipelineQuery();
  const stages = pipelineStages(useRecords("crm.stage"), useMe(), query.team);
  useFilter(query);
  useAwake();
  const filtered = countFilters(query) > 0 || query.search !== "";
  return (
    <div className="pipeline">
      <TopBar title={<TeamPicker query={query} />}>
        <FacesHere place={board} />
        <Toolbar query={query} />
      </TopBar>
      <FilterBar query={query} />
      <section className="pipeline-view" aria-label={t("title")}>
        {filtered && <NothingMatches stages={stages} />}
        {stages.length === 0 ? <NoStage /> : view()}
      </section>
      <NewOpportunity stages={stages} />
    </div>
  );

  function view() {
    return query.view === "list" ? <List query={query} /> : <Board stages={stages} filtered={filtered} />;
  }
}

/** Gives the store the filters of the address; the view and the order change nothing in it. */
function useFilter(query: PipelineQuery): void {
  const asked = JSON.stringify(filterOf(query));
  useLayoutEffect(() => setBoardFilter(JSON.parse(asked) as BoardFilter), [asked]);
  useEffect(() => () => setBoardFilter(everyCard), []);
}
