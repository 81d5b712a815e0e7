"use client";

import { useTranslations } from "use-intl";
import type { SalesTeamRecord } from "@/common/identity/records";
import { Icon } from "@/ui/kit/icon";
import { Menu } from "@/ui/kit/menu";
import { useRecords } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";
import type { PipelineQuery } from "./pipeline-query";
import { showQuery } from "./use-pipeline-query";

/** The page's heading: whose pipeline this is, and the way to another team's. */
export function TeamPicker({ query }: { readonly query: PipelineQuery }) {
  const t = useTranslations("crm.filters");
  const teams = useTeams();
  const only = teams.length === 1 ? teams[0] : undefined;
  const shown = teams.find((team) => team.id === query.team) ?? only;
  const title = shown?.name ?? t("pipeline");
  if (only || teams.length === 0) return title;
  const items = [
    { label: t("allTeams"), checked: query.team === null, run: () => showQuery({ ...query, team: null }) },
    ...teams.map((team) => ({
      label: team.name,
      checked: team.id === query.team,
      run: () => showQuery({ ...query, team: team.id }),
    })),
  ];
  const trigger = (
    <button
      type="button"
      className="pipeline-team"
      aria-label={shown ? t("teamIs", { team: title }) : `${title}, ${t("allTeams")}`}
    >
      <span className="t1">{title}</span>
      <Icon name="down" size="small" />
    </button>
  );
  return <Menu label={t("team")} items={items} trigger={trigger} />;
}

/** Teams whose cards this person may see. */
function useTeams(): readonly SalesTeamRecord[] {
  const me = useMe();
  const teams = useRecords("identity.salesTeam").filter((team) => team.active);
  return me.scope === "all" ? teams : teams.filter((team) => me.teamIds.includes(team.id));
}
