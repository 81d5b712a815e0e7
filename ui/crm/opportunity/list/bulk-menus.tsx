import { useTranslations } from "use-intl";
import { rights } from "@/common/identity/roles";
import { Button } from "@/ui/kit/button";
import type { IconName } from "@/ui/kit/icon-paths";
import { Menu, type MenuItem } from "@/ui/kit/menu";
import { useRecords } from "@/ui/live/records";
import type { BulkAct } from "../commands/bulk";
import { cardOf } from "../store/cards";

type Props = {
  readonly ids: ReadonlySet<string>;
  readonly act: (act: BulkAct) => void;
  readonly openTags: () => void;
  readonly openClosing: () => void;
};

/** One press for the field, one for its value. */
export function BulkMenus({ ids, act, openTags, openClosing }: Props) {
  const t = useTranslations("crm.list");
  const edit = (changes: Extract<BulkAct, { kind: "edit" }>["changes"]) => act({ kind: "edit", changes });
  const people = useRecords("identity.person").filter((one) => one.active && rights[one.role].write);
  const teams = useRecords("identity.salesTeam").filter((one) => one.active);
  const stages = useCommonStages(ids);
  const nobody: MenuItem = { label: t("unassigned"), run: () => edit({ ownerId: null }) };
  const noTeam: MenuItem = { label: t("noTeam"), run: () => edit({ teamId: null }) };
  return (
    <>
      <Choice
        icon="arrow"
        label={t("stage")}
        items={stages.map(({ id, name }) => ({ label: name, run: () => edit({ stageId: id }) }))}
      />
      <Choice
        icon="person"
        label={t("owner")}
        items={[...people.map(({ id, name }) => ({ label: name, run: () => edit({ ownerId: id }) })), nobody]}
      />
      {teams.length > 1 && (
        <Choice
          icon="people"
          label={t("team")}
          items={[...teams.map(({ id, name }) => ({ label: name, run: () => edit({ teamId: id }) })), noTeam]}
        />
      )}
      <Button icon="tag" aria-haspopup="dialog" onClick={openTags}>
        {t("tags")}
      </Button>
      <Choice
        icon="star"
        label={t("priority")}
        items={[3, 2, 1, 0].map((priority) => ({
          label: t("stars", { count: priority }),
          run: () => edit({ priority }),
        }))}
      />
      <Button icon="calendar" aria-haspopup="dialog" onClick={openClosing}>
        {t("expectedCloseOn")}
      </Button>
    </>
  );
}

type ChoiceProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly items: readonly MenuItem[];
};

function Choice({ icon, label, items }: ChoiceProps) {
  return <Menu label={label} items={items} trigger={<Button icon={icon}>{label}</Button>} />;
}

/** Stages that every one of the picked can be in: the shared ones, and a team's own where all are of that team. */
function useCommonStages(ids: ReadonlySet<string>) {
  const stages = useRecords("crm.stage");
  const teams = new Set([...ids].map((id) => cardOf(id)?.teamId ?? null));
  const [only] = teams.size === 1 ? teams : [];
  return stages.filter((stage) => stage.teamId === null || stage.teamId === only);
}
