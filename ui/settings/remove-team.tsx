"use client";

import { useTranslations } from "use-intl";
import type { UseCount } from "@/common/crm/uses";
import type { SalesTeamRecord } from "@/common/identity/records";
import { toast } from "@/ui/kit/toast";
import { perform } from "@/ui/live/outbox";
import { useRecords } from "@/ui/live/records";
import { MergeSheet } from "./merge-sheet";
import { teamAppears, teamGoes } from "./settings-effects";
import { useMerges } from "./use-merges";
import { useTold } from "./use-told";

type Props = {
  readonly team: SalesTeamRecord;
  readonly uses: UseCount | undefined;
  readonly back: () => void;
  readonly close: () => void;
};

/** Deletes a team; its people, opportunities and own stages go over to another one. */
export function RemoveTeam({ team, uses, back, close }: Props) {
  const t = useTranslations("settings");
  const merges = useMerges();
  const { problem, told } = useTold();
  const targets = useRecords("identity.salesTeam").filter((one) => one.id !== team.id && one.active);
  const hasPeople = useRecords("identity.person").some(({ teams }) => teams.some(({ id }) => id === team.id));
  const hasStages = useRecords("crm.stage").some(({ teamId }) => teamId === team.id);
  const { id, name, hue } = team;
  const remove = async () => {
    const refused = await problem(perform("identity.salesTeam.remove", { id }, teamGoes({ id })));
    if (refused !== null) return refused;
    const run = () => void told(perform("identity.salesTeam.create", { id, name, hue }, teamAppears(team)));
    toast({ text: t("merge.removed", { name }), action: { label: t("undo"), run } });
    return null;
  };
  return (
    <MergeSheet
      name={name}
      uses={uses}
      targets={targets}
      note={t("teams.mergeNote")}
      merge={(into) => merges.team(team, into)}
      {...(hasPeople || hasStages ? {} : { remove })}
      back={back}
      close={close}
    />
  );
}
